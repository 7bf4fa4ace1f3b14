/** Pages that stand in for one that is not there: never was (404), taken down (410). */
import { formatDate } from '@hl/config/time'
import { DoorIcon } from './icons'
import { renderPage, type SiteFrame } from './layout'
import { SearchForm } from './search'
import { WaysOn } from './ways-on'

export function notFoundPage(frame: SiteFrame): string {
  return noticePage({ frame, title: 'Không tìm thấy trang', text: 'Có thể địa chỉ bị gõ sai. Bạn thử tìm bằng vài từ, hoặc đi từ đây.' })
}

/** Nothing of the item itself is on it: neither title nor picture. */
export function gonePage(view: { frame: SiteFrame; at: Date; reason: string | null }): string {
  const why = view.reason?.trim().replace(/[.\s]+$/, '')
  return noticePage({
    frame: view.frame,
    title: 'Bài đã được gỡ',
    text: `Bài này đã được gỡ ngày ${formatDate(view.at)}${why ? ` vì ${lowerFirst(why)}` : ''}.`,
  })
}

function noticePage(view: { frame: SiteFrame; title: string; text: string }): string {
  return renderPage({
    frame: view.frame,
    head: { title: view.title, description: view.text, path: null, isIndexed: false },
    body: (
      <div class="notice">
        <DoorIcon size={56} />
        <h1>{view.title}</h1>
        <p>{view.text}</p>
        <SearchForm query="" placeholder="ví dụ: xóa án tích" />
        <WaysOn />
      </div>
    ),
  })
}

function lowerFirst(text: string): string {
  // an abbreviation such as “UBND” keeps its capitals
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
