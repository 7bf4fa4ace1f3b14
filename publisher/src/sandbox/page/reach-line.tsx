/** The made-up figures of a thing, as its APIs tell them; what is kept back shows as a dash. */
import type { FC } from 'hono/jsx'
import type { ReachCounts } from '../reach'

export const ReachLine: FC<{ counts: ReachCounts; hasNoShares?: boolean }> = ({ counts, hasNoShares = false }) => (
  <p class="muted">
    {[
      `${inWords(counts.views)} lượt xem`,
      `${inWords(counts.reactions)} cảm xúc`,
      `${inWords(counts.comments)} bình luận`,
      ...(hasNoShares ? [] : [`${inWords(counts.shares)} chia sẻ`]),
    ].join(' · ')}
  </p>
)

function inWords(count: number | null): string {
  return count === null ? '–' : count.toLocaleString('vi')
}
