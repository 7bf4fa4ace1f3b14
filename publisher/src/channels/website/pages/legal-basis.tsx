/** The law an item rests on: one table of documents, and how far a reader may rely on what was written about them. */
import type { Release } from '@hl/config/release'
import { formatDate } from '@hl/config/time'
import { documentPath } from '../entry-path'
import type { SiteEntries } from '../site-store'
import { Title } from './title'

type Document = NonNullable<ReturnType<typeof documentsOf>[number]>

export const LegalBasis = ({ release, entries }: { release: Release; entries: SiteEntries }) => {
  const documents = documentsOf({ release, entries })
  if (documents.length === 0) return null
  return (
    <aside class="box" aria-labelledby="can-cu">
      <h2 id="can-cu">Căn cứ pháp lý</h2>
      <table class="documents">
        <thead>
          <tr>
            <th scope="col">Số, ký hiệu</th>
            <th scope="col">Tên văn bản</th>
            <th scope="col">Hiệu lực</th>
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <Row document={document} />
          ))}
        </tbody>
      </table>
      <p class="small">
        Bài viết theo văn bản có hiệu lực vào ngày đăng và chỉ để tham khảo. Khi làm thủ tục, bạn hãy hỏi cơ quan tiếp nhận hồ sơ.
      </p>
    </aside>
  )
}

const Row = ({ document }: { document: Document }) => (
  <tr>
    <td data-head="Số, ký hiệu">
      <Title text={document.number} />
    </td>
    <td data-head="Tên văn bản">
      <a href={documentPath(document)}>{document.title}</a>
      {document.issuer && <span class="small issuer">{document.issuer}</span>}
    </td>
    <td data-head="Hiệu lực">{effectOf(document)}</td>
  </tr>
)

function effectOf({ effectiveFrom, effectiveTo }: Document): string {
  // the day named last is the first without effect
  const parts = [effectiveFrom && `từ ${formatDate(effectiveFrom)}`, effectiveTo && `hết từ ${formatDate(effectiveTo)}`]
  return parts.filter(Boolean).join(', ') || 'chưa ghi'
}

function documentsOf({ release, entries }: { release: Release; entries: SiteEntries }) {
  return release.legalDocuments.map((id) => entries.get('legal-document', id)).filter((entry) => entry !== null)
}
