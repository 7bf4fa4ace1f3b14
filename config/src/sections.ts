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

/** What advice is given about, in the plan's own words and order. */
export const TOPICS = [
  { slug: 'phap-ly', name: 'Pháp lý', description: 'Quyền và nghĩa vụ của bạn, xóa án tích, các quy định cần biết.' },
  { slug: 'tu-phap', name: 'Tư pháp', description: 'Phiếu lý lịch tư pháp, trợ giúp pháp lý, hộ tịch, công chứng.' },
  { slug: 'hanh-chinh', name: 'Hành chính', description: 'Căn cước, cư trú, vay vốn: giấy tờ gì, nộp ở đâu, bao lâu.' },
  { slug: 'ky-nang-xa-hoi', name: 'Kỹ năng xã hội', description: 'Tìm việc, trả lời phỏng vấn, giữ tiền, nói chuyện với người thân.' },
] as const
export type Topic = (typeof TOPICS)[number]

/** @returns null for a slug that names no topic */
export function topicOf(slug: string | null): Topic | null {
  return TOPICS.find((topic) => topic.slug === slug) ?? null
}
