/** Where to go from a page that has nothing, or not enough, of what was wanted. */
const WAYS = [
  { href: '/hoi-dap/', text: 'Hỏi – Đáp' },
  { href: '/chuyen-muc/', text: 'Các chuyên mục' },
  { href: '/video/', text: 'Video' },
  { href: '/', text: 'Trang chủ' },
] as const

/** Of a list that is still empty. */
export const NothingHere = () => (
  <>
    <p class="empty">Chưa có bài nào ở đây. Bạn thử đi từ đây:</p>
    <WaysOn />
  </>
)

export const WaysOn = () => (
  <ul class="tags ways">
    {WAYS.map((way) => (
      <li>
        <a href={way.href}>{way.text}</a>
      </li>
    ))}
  </ul>
)
