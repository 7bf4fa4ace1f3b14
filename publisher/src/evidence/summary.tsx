/** tom-tat.html: the whole story of one Item on a few pages, readable without us, without network and without script. */
import type { Child, FC } from 'hono/jsx'
import { auditWords } from '@hl/config/audit-words'
import type { Actor } from '@hl/config/outbox'
import { CHANNEL_NAMES, type ChannelId } from '@hl/config/words'
import type { AttemptFact } from './attempts'
import { instant } from './instant'
import type { DeliveryFact, Item, ReceiptFact, ReleaseFact } from './item-facts'
import type { MediaFact } from './media-facts'
import type { People } from './people'
import { AttemptTable, Channels } from './summary-channels'
import { SUMMARY_STYLE } from './summary-style'

export interface Summary {
  item: Item
  title: string
  at: Date
  by: Actor
  fingerprint: string
  isSandbox: boolean
  people: People
  releases: readonly ReleaseFact[]
  media: readonly MediaFact[]
  deliveries: readonly DeliveryFact[]
  receipts: readonly ReceiptFact[]
  /** the newest of each channel; all of them lie beside as JSON */
  attempts: ReadonlyMap<ChannelId, readonly AttemptFact[]>
  audit: { sealed: number; unsealed: number; firstNo: number | null; lastNo: number | null }
}

const TYPE_WORDS = { article: 'Bài viết', video: 'Video', faq: 'Hỏi đáp' } as const

export function renderSummary(summary: Summary): string {
  return `<!doctype html>\n${String(<Page {...summary} />)}\n`
}

const Page: FC<Summary> = (summary) => (
  <html lang="vi">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
      <title>Hồ sơ chứng cứ – {summary.title}</title>
      <style dangerouslySetInnerHTML={{ __html: SUMMARY_STYLE }} />
    </head>
    <body>
      <Head {...summary} />
      <Section title="1. Đang ở đâu">
        <Channels {...summary} />
      </Section>
      <Section title="2. Ai làm, ai duyệt">
        <Who people={summary.people} />
      </Section>
      <Section title="3. Các bản đã duyệt">
        <Releases {...summary} />
      </Section>
      <Section title="4. Các lần gửi">
        {summary.deliveries.map((delivery) => (
          <AttemptTable delivery={delivery} attempts={summary.attempts.get(delivery.channel) ?? []} />
        ))}
      </Section>
      <Section title="5. Nhật ký và cách kiểm tra">
        <Proof {...summary} />
      </Section>
      <footer>
        Lập tự động từ dữ liệu của hệ thống Con đường hướng thiện. Nội dung gửi và trả lời của các kênh đã che mã truy cập. Giờ trong tài
        liệu là giờ Việt Nam.
      </footer>
    </body>
  </html>
)

const Section: FC<{ title: string; children?: Child }> = ({ title, children }) => (
  <section>
    <h2>{title}</h2>
    {children}
  </section>
)

const Head: FC<Summary> = ({ item, title, at, by, fingerprint, isSandbox }) => (
  <header>
    <p class="kind">Hồ sơ chứng cứ · {TYPE_WORDS[item.type]}</p>
    <h1>{title}</h1>
    {isSandbox ? <p class="open">Môi trường thử: Facebook và YouTube trong hồ sơ này là kênh thử, không phải kênh thật.</p> : null}
    <dl>
      <dt>Mã bài</dt>
      <dd>
        <code>{item.documentId}</code>
      </dd>
      <dt>Xuất lúc</dt>
      <dd>
        {instant(at)}, người xuất: {by.name}
      </dd>
      <dt>Dấu vân khóa ký</dt>
      <dd>
        <code>{fingerprint}</code>
      </dd>
    </dl>
  </header>
)

const Who: FC<{ people: People }> = ({ people }) => (
  <>
    <dl>
      <dt>Viết và sửa</dt>
      <dd>{people.wrote.join(', ') || 'chưa có trong nhật ký'}</dd>
      <dt>Thẩm định</dt>
      <dd>{people.checked.join(', ') || 'quy trình không có bước này, hoặc người duyệt ký thay'}</dd>
      <dt>Duyệt</dt>
      <dd>{people.approved.join(', ') || 'chưa duyệt'}</dd>
    </dl>
    {people.acts.length > 0 ? (
      <div class="wide" style="margin-top:1rem">
        <table>
          <thead>
            <tr>
              <th class="when">Lúc</th>
              <th>Người</th>
              <th>Việc</th>
              <th>Lời ghi</th>
            </tr>
          </thead>
          <tbody>
            {people.acts.slice(-MOST_ACTS).map((act) => (
              <tr>
                <td class="nowrap">{instant(act.at)}</td>
                <td>{act.name}</td>
                <td>{act.words}</td>
                <td>{act.comment ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    ) : null}
    {people.acts.length > MOST_ACTS ? <p class="note">Chỉ {MOST_ACTS} việc gần nhất; tất cả ở nguoi-lam.json.</p> : null}
  </>
)
const MOST_ACTS = 200

const Releases: FC<Summary> = ({ releases, media, deliveries }) => {
  if (releases.length === 0) return <p>Bài này chưa có bản nào được duyệt.</p>
  const liveOn = (hash: string) => deliveries.filter((one) => one.live?.release === hash).map((one) => CHANNEL_NAMES[one.channel])
  return (
    <>
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th>Bản</th>
              <th>Tiêu đề</th>
              <th>Bộ phát nhận lúc</th>
              <th>Tệp kèm</th>
              <th>Đang ở trên</th>
            </tr>
          </thead>
          <tbody>
            {releases.map((release) => (
              <tr>
                <td>
                  <code>{release.hash.slice(0, 16)}…</code>
                  {release.isWhole ? null : <p class="bad">Nội dung lưu không còn khớp mã băm</p>}
                </td>
                <td>{release.title}</td>
                <td class="nowrap">{instant(release.keptAt)}</td>
                <td>{release.media.length}</td>
                <td>{liveOn(release.hash).join(', ') || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Missing media={media} />
    </>
  )
}

const Missing: FC<{ media: readonly MediaFact[] }> = ({ media }) => {
  const missing = media.filter((one) => !one.isStored)
  const inside = media.filter((one) => one.file !== null).length
  if (media.length === 0) return null
  return (
    <>
      <p class="note">
        {media.length} tệp được nêu trong các bản; {inside} tệp nhỏ nằm trong hồ sơ, các tệp lớn chỉ ghi mã băm (tep-dinh-kem.json).
      </p>
      {missing.length > 0 ? (
        <p class="bad">Không còn đủ trong kho lúc xuất: {missing.map((one) => `${one.name} (${one.sha256.slice(0, 12)}…)`).join(', ')}</p>
      ) : null}
    </>
  )
}

const Proof: FC<Summary> = ({ audit, fingerprint }) => (
  <>
    <p>
      {audit.sealed} mục nhật ký của bài này đã niêm phong trong chuỗi
      {audit.firstNo === null ? '' : `, từ mắt xích ${audit.firstNo} đến ${audit.lastNo ?? audit.firstNo}`}
      {audit.unsealed > 0 ? `; ${audit.unsealed} mục chưa kịp niêm phong` : ''}. Mục cuối là chính lần xuất hồ sơ này («
      {auditWords('evidence.exported')}»).
    </p>
    <p>
      Kiểm tra không cần hệ thống và không cần mạng: giải nén hồ sơ, chạy <code>node verify.mjs</code>, rồi so dấu vân khóa{' '}
      <code>{fingerprint}</code> với dấu do Ban biên tập giữ. Chi tiết trong README.txt.
    </p>
  </>
)
