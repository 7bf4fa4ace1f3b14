/** Where the header and the footer lead. A new kind of page gets one line here. */
export interface MenuLink {
  href: string
  text: string
  /** beside the menu in the header, where there is room */
  isWide?: true
}

export const MENU: readonly MenuLink[] = [
  { href: '/chuyen-muc/', text: 'Chuyên mục', isWide: true },
  { href: '/hoi-dap/', text: 'Hỏi – Đáp', isWide: true },
  { href: '/video/', text: 'Video', isWide: true },
  { href: '/dinh-chinh/', text: 'Đính chính' },
]

/** In the footer after the menu's. */
export const FOOT: readonly MenuLink[] = [
  { href: '/tim-kiem', text: 'Tìm kiếm' },
  { href: '/da-luu/', text: 'Bài đã lưu' },
  { href: '/rss.xml', text: 'RSS' },
]
