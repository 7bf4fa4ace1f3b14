/** What stands around an item's text: what to remember, labels, corrections, help, tags, related items. */
import type { Correction, List, Release } from '@hl/config/release'
import { formatDate } from '@hl/config/time'
import { tagPath } from '../entry-path'
import type { Card, Imprint, SiteEntries } from '../site-store'
import { Blocks } from './blocks'
import { CardList } from './cards'
import { Phone } from './phone'

export const KeyPoints = ({ points }: { points: List | null }) =>
  points === null ? null : (
    <section class="box keep" aria-labelledby="can-nho">
      <h2 id="can-nho">Cần nhớ</h2>
      <Blocks blocks={[points]} images={new Map()} />
    </section>
  )

export const Labels = ({ release }: { release: Release }) =>
  release.aiGenerated || release.isIllustrative ? (
    <div class="labels">
      {release.aiGenerated && <p>Có nội dung do trí tuệ nhân tạo tạo ra</p>}
      {release.isIllustrative && <p>Hình ảnh, nhân vật minh họa</p>}
    </div>
  ) : null

export const Corrections = ({ corrections }: { corrections: Release['corrections'] }) =>
  corrections.length === 0 ? null : (
    <aside class="box note" aria-labelledby="dinh-chinh">
      <h2 id="dinh-chinh">Đính chính</h2>
      {corrections.map((correction) => (
        <>
          <h3>Ngày {formatDate(correction.at)}</h3>
          <CorrectionEntry correction={correction} />
        </>
      ))}
      <p class="small">
        <a href="/dinh-chinh/">Mọi đính chính của trang</a>
      </p>
    </aside>
  )

export const CorrectionEntry = ({ correction }: { correction: Correction }) => (
  <dl class="correction">
    <dt>Đã viết</dt>
    <dd>
      <s>{correction.wrong}</s>
    </dd>
    <dt>Sửa lại</dt>
    <dd>{correction.right}</dd>
  </dl>
)

export const Tags = ({ release, entries }: { release: Release; entries: SiteEntries }) => {
  const tags = release.tags.map((id) => entries.get('tag', id)).filter((entry) => entry !== null)
  if (tags.length === 0) return null
  return (
    <ul class="tags" aria-label="Chủ đề">
      {tags.map((tag) => (
        <li>
          <a href={tagPath(tag)}>{tag.name}</a>
        </li>
      ))}
    </ul>
  )
}

export const Help = ({ imprint }: { imprint: Imprint | null }) => {
  const { phone, email, address } = imprint ?? {}
  return phone || email || address ? (
    <aside class="box" aria-labelledby="can-giup">
      <h2 id="can-giup">Cần giúp thêm?</h2>
      <ul>
        {phone && (
          <li>
            Gọi <Phone number={phone} />
          </li>
        )}
        {email && (
          <li>
            Viết thư tới <a href={`mailto:${email}`}>{email}</a>
          </li>
        )}
        {address && <li>Đến {address}</li>}
      </ul>
    </aside>
  ) : null
}

export const Related = ({ cards }: { cards: readonly Card[] }) =>
  cards.length === 0 ? null : (
    <aside class="related" aria-labelledby="lien-quan">
      <h2 id="lien-quan">Bài liên quan</h2>
      <CardList cards={cards} look="row" />
    </aside>
  )
