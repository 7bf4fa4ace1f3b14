/** The sections (chuyên mục) of the plan's own text, in menu order. Seeded once; the board may edit them afterwards. */
export const SECTIONS = [
  {
    slug: 'chinh-sach-phap-luat',
    name: 'Chính sách – Pháp luật',
    description: 'Chủ trương, chính sách và quy định về tái hòa nhập cộng đồng.',
  },
  { slug: 'trach-nhiem-phoi-hop', name: 'Trách nhiệm – Phối hợp', description: 'Cơ quan, đoàn thể nào làm gì và phối hợp ra sao.' },
  { slug: 'tu-van-huong-dan', name: 'Tư vấn – Hướng dẫn', description: 'Hướng dẫn từng bước về giấy tờ, thủ tục, việc làm và kỹ năng.' },
  { slug: 'hoi-dap', name: 'Hỏi – Đáp', description: 'Câu hỏi thường gặp và câu trả lời có căn cứ.' },
  { slug: 'cam-hoa-giao-duc', name: 'Cảm hóa – Giáo dục', description: 'Học nghề, giáo dục và chuẩn bị cho ngày trở về.' },
  { slug: 'mo-hinh-dien-hinh', name: 'Mô hình – Điển hình', description: 'Mô hình hay, cách làm sáng tạo ở các địa phương.' },
  { slug: 'tu-bach', name: 'Tự bạch – Vượt rào cản', description: 'Câu chuyện do chính người trong cuộc kể lại.' },
  { slug: 'canh-bao-thu-doan', name: 'Cảnh báo thủ đoạn', description: 'Nhận diện và phòng tránh các thủ đoạn lừa đảo, lôi kéo.' },
  {
    slug: 'thong-tin-chinh-thong',
    name: 'Thông tin chính thống',
    description: 'Làm rõ những thông tin sai, có dẫn nguồn và người chịu trách nhiệm.',
  },
  { slug: 'toa-dam-chia-se', name: 'Tọa đàm – Chia sẻ', description: 'Trao đổi, tọa đàm cùng chuyên gia, doanh nghiệp, đoàn thể.' },
  { slug: 'hoat-dong', name: 'Tin hoạt động', description: 'Hoạt động giúp đỡ người chấp hành xong án phạt tù.' },
  { slug: 'dia-phuong', name: 'Từ địa phương', description: 'Tin, bài từ các tỉnh, thành phố.' },
] as const

export const TOPICS = {
  'phap-ly': 'Pháp lý',
  'tu-phap': 'Tư pháp',
  'hanh-chinh': 'Hành chính',
  'ky-nang-xa-hoi': 'Kỹ năng xã hội',
} as const
export type Topic = keyof typeof TOPICS
