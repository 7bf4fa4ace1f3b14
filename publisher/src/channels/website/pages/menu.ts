/** Where the header and the footer lead. A new kind of page gets one line here. */
import { ADVICE_PATH, DOCUMENTS_PATH, PROVINCES_PATH, SITE_MAP_PATH, TAGS_PATH } from '../entry-path'

export interface MenuLink {
  href: string
  text: string
  /** beside the menu in the header, where there is room */
  isWide?: true
}

export const MENU: readonly MenuLink[] = [
  { href: '/chuyen-muc/', text: 'Chuyên mục', isWide: true },
  { href: ADVICE_PATH, text: 'Tư vấn', isWide: true },
  { href: '/hoi-dap/', text: 'Hỏi – Đáp', isWide: true },
  { href: '/video/', text: 'Video', isWide: true },
  { href: PROVINCES_PATH, text: 'Từ các tỉnh' },
  { href: TAGS_PATH, text: 'Chủ đề' },
  { href: DOCUMENTS_PATH, text: 'Văn bản pháp luật' },
  { href: '/dinh-chinh/', text: 'Đính chính' },
]

/** In the footer after the menu's. */
export const FOOT: readonly MenuLink[] = [
  { href: '/tim-kiem', text: 'Tìm kiếm' },
  { href: '/da-luu/', text: 'Bài đã lưu' },
  { href: SITE_MAP_PATH, text: 'Sơ đồ trang' },
  { href: '/rss.xml', text: 'RSS' },
]
