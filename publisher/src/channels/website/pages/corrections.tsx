/** The public list of corrections: what was wrong, what is right, and where. */
import { formatDate } from '@hl/config/time'
import type { PlacedCorrection } from '../site-store'
import { CorrectionEntry } from './item-boxes'
import { renderPage, type SiteFrame } from './layout'
import { Pager } from './listing'

export const CORRECTIONS_PATH = '/dinh-chinh/'

export interface CorrectionsView {
  frame: SiteFrame
  path: string
  /** null on the newest page */
  pageNo: number | null
  entries: readonly PlacedCorrection[]
  newerPath: string | null
  olderPath: string | null
}

export function correctionsPage(view: CorrectionsView): string {
  const title = view.pageNo === null ? 'Đính chính' : `Đính chính, trang ${view.pageNo}`
  const description = 'Những chỗ trang này đã viết sai và đã sửa, mới nhất ở trên.'
  return renderPage({
    frame: view.frame,
    head: { title, description, path: view.path, above: [] },
    body: (
      <>
        <div class="listhead">
          <h1>{title}</h1>
          {view.pageNo === null && (
            <p>
              {description} <TellUs email={view.frame.imprint?.email ?? null} />
            </p>
          )}
        </div>
        {view.entries.length === 0 ? <p class="empty">Chưa có đính chính nào ở đây.</p> : <Entries entries={view.entries} />}
        <Pager newerPath={view.newerPath} olderPath={view.olderPath} names={{ newer: 'Đính chính mới hơn', older: 'Đính chính cũ hơn' }} />
      </>
    ),
  })
}

const TellUs = ({ email }: { email: string | null }) =>
  email ? (
    <>
      Bạn thấy chỗ sai? Hãy viết tới <a href={`mailto:${email}`}>{email}</a>.
    </>
  ) : null

const Entries = ({ entries }: { entries: readonly PlacedCorrection[] }) => (
  <ol class="results">
    {entries.map(({ correction, title, path }) => (
      <li>
        <p class="small">
          <time datetime={correction.at}>{formatDate(correction.at)}</time>
        </p>
        <h2>
          <a href={`${path}#dinh-chinh`}>{title}</a>
        </h2>
        <CorrectionEntry correction={correction} />
      </li>
    ))}
  </ol>
)
