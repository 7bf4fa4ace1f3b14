/** What follows an item's text: corrections, the law it rests on, tags, related items. */
import type { Correction, Release } from '@hl/config/release'
import { formatDate } from '@hl/config/time'
import type { Card, SiteEntries } from '../site-store'
import { safeHref } from './blocks'

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

export const LegalBasis = ({ release, entries }: { release: Release; entries: SiteEntries }) => {
  const documents = release.legalDocuments.map((id) => entries.get('legal-document', id)).filter((entry) => entry !== null)
  if (documents.length === 0) return null
  return (
    <aside class="box" aria-labelledby="can-cu">
      <h2 id="can-cu">Căn cứ pháp lý</h2>
      <ul>
        {documents.map((document) => {
          const href = document.url === null ? null : safeHref(document.url)
          const text = `${document.title} (số ${document.number})`
          return (
            <li>
              {href ? (
                <a href={href} rel="noopener">
                  {text}
                </a>
              ) : (
                text
              )}
              {document.effectiveFrom && `, có hiệu lực từ ${formatDate(document.effectiveFrom)}`}
              {document.effectiveTo && `, hết hiệu lực ${formatDate(document.effectiveTo)}`}
            </li>
          )
        })}
      </ul>
    </aside>
  )
}

export const Tags = ({ release, entries }: { release: Release; entries: SiteEntries }) => {
  const tags = release.tags.map((id) => entries.get('tag', id)).filter((entry) => entry !== null)
  if (tags.length === 0) return null
  return (
    <ul class="tags" aria-label="Từ khóa">
      {tags.map((tag) => (
        <li>
          <a href={`/tim-kiem?q=${encodeURIComponent(tag.name)}`}>{tag.name}</a>
        </li>
      ))}
    </ul>
  )
}

export const Related = ({ cards }: { cards: readonly Card[] }) =>
  cards.length === 0 ? null : (
    <aside class="box related" aria-labelledby="lien-quan">
      <h2 id="lien-quan">Bài liên quan</h2>
      <ul>
        {cards.map((card) => (
          <li>
            <a href={card.path}>{card.title}</a> <span class="small">{formatDate(card.publishedAt)}</span>
          </li>
        ))}
      </ul>
    </aside>
  )
