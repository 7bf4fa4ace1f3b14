/** The pages such a site owes its readers, as a first text for the board to go on from. What is invented says so. */
import type { PageLanguage } from '@hl/config/fixed-page'

interface Text {
  type: 'text'
  text: string
}
interface Link {
  type: 'link'
  url: string
  children: Text[]
}
type Block =
  | { type: 'paragraph'; children: (Text | Link)[] }
  | { type: 'heading'; level: 2; children: Text[] }
  | { type: 'list'; format: 'unordered'; children: { type: 'list-item'; children: Text[] }[] }

export interface FirstPage {
  slug: string
  title: string
  language: PageLanguage
  summary: string
  body: Block[]
  /** slug of the Vietnamese page that says the same */
  translationOf?: string
}

const words = (text: string): Text[] => [{ type: 'text', text }]
const p = (text: string): Block => ({ type: 'paragraph', children: words(text) })
/** A number that a press of it calls. */
const call = (before: string, number: string): Block => ({
  type: 'paragraph',
  children: [...words(before), { type: 'link', url: `tel:${number}`, children: words(number) }, ...words('.')],
})
const h = (text: string): Block => ({ type: 'heading', level: 2, children: words(text) })
const ul = (...items: string[]): Block => ({
  type: 'list',
  format: 'unordered',
  children: items.map((item) => ({ type: 'list-item', children: words(item) })),
})

export const FIRST_PAGES: readonly FirstPage[] = [
  {
    slug: 'gioi-thieu',
    title: 'Giới thiệu',
    language: 'vi',
    summary: 'Trang này là của ai, để làm gì, và viết cho ai.',
    body: [
      p('“Con đường hướng thiện” giúp người chấp hành xong án phạt tù và gia đình tìm được việc cần làm, giấy tờ cần có, nơi cần đến.'),
      h('Bạn tìm được gì ở đây'),
      ul(
        'Hướng dẫn từng bước về giấy tờ, cư trú, xóa án tích, học nghề, việc làm và vay vốn.',
        'Câu hỏi thường gặp, có dẫn văn bản.',
        'Chuyện do chính người trong cuộc kể, khi họ đã đồng ý.',
        'Cảnh báo thủ đoạn lừa đảo, lôi kéo.',
      ),
      h('Cơ quan thực hiện'),
      p('Cơ quan chủ quản: [tên cơ quan – chưa nhập]. Trưởng Ban biên tập: [họ tên – chưa nhập].'),
      p('Mỗi bài có một người viết, một người thẩm định và một người khác duyệt. Chỗ nào sai, chúng tôi sửa công khai ở mục Đính chính.'),
    ],
  },
  {
    slug: 'lien-he',
    title: 'Liên hệ, góp ý',
    language: 'vi',
    summary: 'Hỏi, góp ý, báo chỗ sai, đề nghị gỡ bài.',
    body: [
      ul(
        'Địa chỉ: [số nhà, đường, phường, tỉnh – chưa nhập]',
        'Điện thoại giờ hành chính: [số điện thoại – chưa nhập]',
        'Thư điện tử: lienhe@example.invalid (địa chỉ minh họa)',
      ),
      h('Khi bạn viết cho chúng tôi'),
      p('Hãy nói rõ bài nào, chỗ nào. Đừng gửi số căn cước, số tài khoản hay bản án qua thư điện tử.'),
      p('Đừng gửi tài liệu có dấu mật, dù bằng cách nào.'),
      h('Khẩn cấp'),
      call('Gọi ', '113'),
    ],
  },
  {
    slug: 'bao-ve-du-lieu',
    title: 'Bảo vệ dữ liệu cá nhân',
    language: 'vi',
    summary: 'Trang này không theo dõi bạn. Đây là từng điều một.',
    body: [
      h('Khi bạn đọc trang'),
      ul(
        'Trang không dùng cookie và không có mã theo dõi.',
        'Không có hình, phông chữ hay chương trình nào tải từ nơi khác.',
        'Video YouTube chỉ mở khi bạn bấm; từ lúc đó YouTube biết bạn xem video ấy.',
        'Từ bạn tìm không được lưu lại.',
        'Cỡ chữ bạn chọn và bài bạn lưu nằm trên máy của bạn.',
      ),
      h('Người có mặt trong bài'),
      p(
        'Chúng tôi chỉ dùng tên, hình, giọng nói của một người khi người đó đồng ý bằng văn bản. Người dưới 16 tuổi cần thêm người giám hộ đồng ý.',
      ),
      p('Đã đồng ý rồi vẫn rút lại được, bất cứ lúc nào. Khi đó bài được gỡ khỏi website, Facebook và YouTube.'),
      h('Quyền của bạn'),
      p(
        'Bạn có quyền hỏi chúng tôi giữ gì về bạn, và đề nghị sửa, xóa hoặc hạn chế. Viết cho: [người phụ trách bảo vệ dữ liệu – chưa nhập].',
      ),
    ],
  },
  {
    slug: 'tro-nang',
    title: 'Khả năng tiếp cận',
    language: 'vi',
    summary: 'Chúng tôi muốn ai cũng đọc được trang này. Đây là những gì đã làm và còn thiếu.',
    body: [
      p('Chúng tôi làm trang theo hướng dẫn WCAG 2.2 mức AA.'),
      ul(
        'Bạn đọc được bằng bàn phím, bằng trình đọc màn hình, cả khi tắt JavaScript.',
        'Chữ đủ đậm trên nền sáng và nền tối. Phóng to 200 % vẫn đủ nội dung.',
        'Mỗi bài có nút nghe, nút cỡ chữ và bản in gọn.',
        'Ảnh có mô tả. Video có phụ đề hoặc bản lời.',
      ),
      h('Chỗ còn thiếu'),
      p('Một số video cũ chưa có phụ đề. Bạn cần bản lời của video nào, hãy viết cho chúng tôi theo địa chỉ ở trang Liên hệ.'),
      p('Ngày rà soát gần nhất: [ngày – chưa nhập].'),
    ],
  },
  {
    slug: 'about',
    title: 'About this site',
    language: 'en',
    translationOf: 'gioi-thieu',
    summary: 'Whose site this is and whom it serves.',
    body: [
      p(
        '“Con đường hướng thiện” (The road to doing good) helps people in Viet Nam who have served a prison sentence, and their families, to find what to do, which papers they need and where to go.',
      ),
      h('Organisation'),
      p('Governing body: [name – not entered yet]. Editor-in-chief: [name – not entered yet].'),
      p(
        'Every item is written by one person, reviewed by a second and approved by a third. Mistakes are corrected in public. The content is in Vietnamese.',
      ),
    ],
  },
  {
    slug: 'contact',
    title: 'Contact',
    language: 'en',
    translationOf: 'lien-he',
    summary: 'How to reach the editorial board.',
    body: [
      ul(
        'Address: [street, ward, province – not entered yet]',
        'Telephone, office hours: [number – not entered yet]',
        'E-mail: lienhe@example.invalid (an invented address)',
      ),
      call('In an emergency in Viet Nam, call ', '113'),
    ],
  },
]
