/** Legal documents: the form that looks them up, a list of them, and what one is. */
import { formatDate } from '@hl/config/time'
import { documentFileName } from '../document-file'
import { documentPath, DOCUMENTS_PATH, LOOK_UP_PATH } from '../entry-path'
import { STANDING_NAMES, STANDINGS, type Standing, standingOf } from '../in-force'
import { mediaUrl } from '../media'
import type { DocumentChoices, LegalDocument } from '../site-store'
import { safeHref } from './blocks'
import { FactsLine } from './facts-line'
import { renderPage, type SiteFrame } from './layout'

export const DOCUMENTS_TITLE = 'Văn bản pháp luật'

/** What was asked for; empty text and null: not asked. */
export interface DocumentQuery {
  text: string
  issuer: string | null
  year: string | null
  standing: Standing | null
}
const NOTHING: DocumentQuery = { text: '', issuer: null, year: null, standing: null }

export function documentsPage(view: {
  frame: SiteFrame
  documents: readonly LegalDocument[]
  choices: DocumentChoices
  now: Date
}): string {
  const description = 'Văn bản mà các bài ở đây dựa vào. Bạn tra theo số, cơ quan ban hành, năm hay hiệu lực.'
  return renderPage({
    frame: view.frame,
    head: { title: DOCUMENTS_TITLE, description, path: DOCUMENTS_PATH, above: [] },
    body: (
      <>
        <div class="listhead">
          <h1>{DOCUMENTS_TITLE}</h1>
          <p>{description}</p>
          <LookUpForm query={NOTHING} choices={view.choices} />
        </div>
        <section class="block" aria-labelledby="moi-ban-hanh">
          <h2 id="moi-ban-hanh">Mới ban hành</h2>
          {view.documents.length === 0 ? <p class="small">Chưa có văn bản nào.</p> : <DocumentList {...view} />}
        </section>
      </>
    ),
  })
}

export function foundDocumentsPage(view: {
  frame: SiteFrame
  query: DocumentQuery
  documents: readonly LegalDocument[]
  choices: DocumentChoices
  nextHref: string | null
  /** a sentence in place of what was found */
  trouble: string | null
  now: Date
}): string {
  return renderPage({
    frame: view.frame,
    head: {
      title: 'Tra cứu văn bản',
      description: 'Tra cứu văn bản pháp luật.',
      path: LOOK_UP_PATH,
      above: [{ path: DOCUMENTS_PATH, title: DOCUMENTS_TITLE }],
      isIndexed: false,
    },
    body: (
      <>
        <div class="listhead">
          <h1>Tra cứu văn bản</h1>
          <LookUpForm query={view.query} choices={view.choices} />
        </div>
        {view.trouble && <p role="alert">{view.trouble}</p>}
        {!view.trouble && view.documents.length === 0 && (
          <p class="empty" role="status">
            Không có văn bản nào khớp. Bạn thử bớt điều kiện.
          </p>
        )}
        {view.documents.length > 0 && (
          <section class="block" aria-labelledby="ket-qua">
            <h2 id="ket-qua">Văn bản khớp</h2>
            <DocumentList {...view} />
          </section>
        )}
        {view.nextHref && (
          <nav class="pager" aria-label="Các trang">
            <span />
            <a href={view.nextHref} rel="next">
              Văn bản tiếp theo ›
            </a>
          </nav>
        )}
      </>
    ),
  })
}

const LookUpForm = ({ query, choices }: { query: DocumentQuery; choices: DocumentChoices }) => (
  <form class="lookup" action={LOOK_UP_PATH} method="get" role="search" aria-label="Tra cứu văn bản">
    <label>
      Số, ký hiệu hoặc tên
      <input type="search" name="so" value={query.text} maxlength={200} autocomplete="off" />
    </label>
    <Choice name="co-quan" label="Cơ quan ban hành" chosen={query.issuer} options={choices.issuers.map((issuer) => [issuer, issuer])} />
    <Choice name="nam" label="Năm ban hành" chosen={query.year} options={choices.years.map((year) => [year, year])} />
    <Choice
      name="hieu-luc"
      label="Hiệu lực"
      chosen={query.standing}
      options={STANDINGS.map((standing) => [standing, STANDING_NAMES[standing]])}
    />
    <button type="submit">Tra cứu</button>
  </form>
)

const Choice = (props: { name: string; label: string; chosen: string | null; options: readonly (readonly [string, string])[] }) => (
  <label>
    {props.label}
    <select name={props.name}>
      <option value="">Tất cả</option>
      {props.options.map(([value, text]) => (
        <option value={value} selected={value === props.chosen}>
          {text}
        </option>
      ))}
    </select>
  </label>
)

const DocumentList = ({ documents, now }: { documents: readonly LegalDocument[]; now: Date }) =>
  documents.length === 0 ? null : (
    <ul class="results papers">
      {documents.map((document) => (
        <li>
          <h3>
            <a href={documentPath(document)}>{document.title}</a>
          </h3>
          <FactsLine facts={[`Số ${document.number}`, document.issuer, document.issuedOn && `ban hành ${formatDate(document.issuedOn)}`]} />
          <StandingMark document={document} now={now} />
        </li>
      ))}
    </ul>
  )

const StandingMark = ({ document, now }: { document: LegalDocument; now: Date }) => {
  const standing = standingOf({ document, now })
  return standing && <p class={`standing ${standing}`}>{STANDING_NAMES[standing]}</p>
}

export const DocumentFacts = ({ document, now }: { document: LegalDocument; now: Date }) => {
  const href = document.url === null ? null : safeHref(document.url)
  const facts: readonly (readonly [string, string | null])[] = [
    ['Số, ký hiệu', document.number],
    ['Cơ quan ban hành', document.issuer],
    ['Ngày ban hành', document.issuedOn && formatDate(document.issuedOn)],
    ['Có hiệu lực từ', document.effectiveFrom && formatDate(document.effectiveFrom)],
    ['Hết hiệu lực từ', document.effectiveTo && formatDate(document.effectiveTo)],
    ['Hiệu lực', standingName({ document, now })],
  ]
  return (
    <>
      <dl class="facts">
        {facts.map(([name, value]) =>
          value ? (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {href && (
        <p>
          <a href={href} rel="noopener">
            Xem toàn văn ở nơi công bố
          </a>
        </p>
      )}
      {document.file && (
        <p>
          <a href={mediaUrl(documentFileName(document.file))} download={documentPath(document).split('/').at(-2) + document.file.ext}>
            Tải văn bản về máy
          </a>{' '}
          <span class="small">
            ({document.file.ext.slice(1).toUpperCase()}, {formatSize(document.file.size)})
          </span>
        </p>
      )}
    </>
  )
}

const MEGABYTE = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 })

/** Who pays for every megabyte wants to know. */
function formatSize(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} KB` : `${MEGABYTE.format(bytes / 1e6)} MB`
}

function standingName({ document, now }: { document: LegalDocument; now: Date }): string | null {
  const standing = standingOf({ document, now })
  return standing && STANDING_NAMES[standing]
}
