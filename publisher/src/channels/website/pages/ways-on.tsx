/** Where to go from a page that has nothing, or not enough, of what was wanted. */
import { needPath } from '../entry-path'
import { NEEDS } from '../needs'

const WAYS = [
  ...NEEDS.map((need) => ({ href: needPath(need), text: need.title })),
  { href: '/hoi-dap/', text: 'Hỏi – Đáp' },
  { href: '/chuyen-muc/', text: 'Các chuyên mục' },
  { href: '/', text: 'Trang chủ' },
]

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
