import { consentFields } from './consent'
import { fieldLabels, type LabelsById } from './labels'

/** What the fields are called in the forms and the lists; English in `fields-en.ts`. */
const item = {
  title: 'Tiêu đề',
  slug: 'Đường dẫn',
  summary: 'Sapo',
  body: 'Nội dung',
  tables: 'Bảng',
  cover: 'Ảnh đại diện',
  clip: 'Đoạn phim kèm theo',
  film: 'Phim',
  captions: 'Phụ đề (.vtt, .srt)',
  transcript: 'Lời của phim, bằng chữ',
  section: 'Chuyên mục',
  topic: 'Chủ đề tư vấn',
  tags: 'Thẻ',
  unit: 'Đơn vị',
  authors: 'Người viết',
  source: 'Nguồn',
  legalDocuments: 'Văn bản pháp luật',
  aiGenerated: 'Có dùng AI tạo ảnh, tiếng hoặc phim',
  isIllustrative: 'Ảnh, phim minh họa',
  pinnedUntil: 'Ghim trang chủ đến',
  corrections: 'Đính chính',
  plan: 'Kế hoạch phát',
  consents: 'Phiếu đồng ý (không công khai)',
  anonymityLevel: 'Mức ẩn danh',
  stage: 'Bước',
  publicSince: 'Ngày đăng',
  updatedAt: 'Sửa lần cuối',
}
const named = { name: 'Tên', slug: 'Đường dẫn' }

const byType: LabelsById = {
  'api::article.article': item,
  'api::video.video': { ...item, body: 'Lời giới thiệu' },
  'api::faq.faq': {
    ...item,
    title: 'Câu hỏi',
    body: 'Câu trả lời',
    summary: 'Tóm tắt câu trả lời',
    pinnedUntil: 'Ghim ở “Câu hỏi thường gặp” đến',
  },
  'api::section.section': { ...named, description: 'Mô tả', position: 'Thứ tự trên menu' },
  'api::tag.tag': named,
  'api::unit.unit': { ...named, level: 'Cấp', validFrom: 'Có từ ngày', validTo: 'Đến ngày', mergedInto: 'Sáp nhập vào' },
  'api::contributor.contributor': { name: 'Họ tên (không công khai khi có bút danh)', penName: 'Bút danh', unit: 'Đơn vị' },
  'api::legal-document.legal-document': {
    number: 'Số, ký hiệu',
    slug: 'Đường dẫn',
    title: 'Trích yếu',
    issuer: 'Cơ quan ban hành',
    issuedOn: 'Ngày ban hành',
    effectiveFrom: 'Có hiệu lực từ',
    effectiveTo: 'Hết hiệu lực',
    url: 'Liên kết',
    file: 'Tệp văn bản (PDF, Word; lên trang ngay khi lưu)',
  },
  'api::page.page': {
    title: 'Tiêu đề',
    slug: 'Đường dẫn',
    language: 'Ngôn ngữ',
    summary: 'Tóm tắt',
    body: 'Nội dung',
    position: 'Thứ tự ở chân trang',
    translationOf: 'Là bản dịch của trang',
  },
  'api::consent.consent': consentFields,
  'api::site.site': {
    name: 'Tên trang',
    tagline: 'Khẩu hiệu',
    governingBody: 'Cơ quan chủ quản',
    responsiblePerson: 'Chịu trách nhiệm nội dung',
    address: 'Địa chỉ',
    phone: 'Điện thoại',
    email: 'Thư điện tử',
    licence: 'Giấy phép số',
    copyrightNote: 'Ghi chú bản quyền',
  },
}
const channel = { enabled: 'Đăng kênh này', notBefore: 'Không trước lúc' }
const byComponent: LabelsById = {
  'item.plan': { website: 'Website', facebook: 'Facebook', youtube: 'YouTube' },
  'item.plan-website': channel,
  'item.plan-facebook': {
    ...channel,
    message: 'Lời riêng (để trống: sapo và liên kết)',
    format: 'Dạng bài',
    firstComment: 'Bình luận đầu tiên',
    replace: 'Đăng bản mới khi đổi phim, ảnh',
  },
  'item.plan-youtube': {
    ...channel,
    title: 'Tiêu đề riêng',
    description: 'Mô tả riêng',
    tags: 'Thẻ',
    category: 'Danh mục',
    madeForKids: 'Dành cho trẻ em',
    notifySubscribers: 'Báo người đăng ký',
    replace: 'Đăng bản mới khi đổi phim',
  },
  'item.table': { key: 'Mã (ghi trong dòng [Bảng: mã])', caption: 'Tên bảng', hasHeader: 'Hàng đầu là tiêu đề cột', cells: 'Các ô' },
  'item.correction': { at: 'Lúc (để trống: lúc lưu)', wrong: 'Thông tin sai', right: 'Thông tin đúng' },
}

export const fieldWords = fieldLabels({ byType, byComponent })
