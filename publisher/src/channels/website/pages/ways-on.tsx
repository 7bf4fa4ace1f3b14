/** Where to go from a page that has nothing, or not enough, of what was wanted. */
const WAYS = [
  { href: '/hoi-dap/', text: 'Hỏi – Đáp' },
  { href: '/chuyen-muc/', text: 'Các chuyên mục' },
  { href: '/video/', text: 'Video' },
  { href: '/', text: 'Trang chủ' },
] as const

export const WaysOn = () => (
  <ul class="tags ways">
    {WAYS.map((way) => (
      <li>
        <a href={way.href}>{way.text}</a>
      </li>
    ))}
  </ul>
)
