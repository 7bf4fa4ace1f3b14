/** The page of one item: article, video or question. Everything it shows arrives in ItemView. */
import { plainText } from '@hl/config/release'
import { TOPICS } from '@hl/config/sections'
import { formatDate } from '@hl/config/time'
import { itemPath } from '@hl/config/words'
import { mediaUrl, previewName } from '../media'
import { Blocks, Picture } from './blocks'
import { Film } from './film'
import { renderPage } from './layout'
import type { ItemView } from './item-view'
import { itemJsonLd } from './structured-data'
import { Corrections, LegalBasis, Related, Tags } from './item-boxes'
import { shorten } from './cards'

export function itemPage(view: ItemView): string {
  const { release, frame, images } = view
  const path = itemPath(release)
  const hasCover = release.cover !== null && images.has(release.cover.sha256)
  return renderPage({
    frame,
    head: {
      title: release.title,
      description: shorten(release.summary || plainText(release.body).replaceAll('\n', ' '), 200),
      path,
      og: {
        type: release.type === 'video' ? 'video.other' : 'article',
        image: hasCover && release.cover ? mediaUrl(previewName(release.cover.sha256)) : null,
        ...(release.cover?.alt ? { imageAlt: release.cover.alt } : {}),
        publishedAt: release.publishedAt,
      },
      jsonLd: itemJsonLd(view),
    },
    body: <ItemBody view={view} />,
  })
}

const ItemBody = ({ view }: { view: ItemView }) => {
  const { release, entries, images } = view
  const isArticle = release.type === 'article'
  return (
    <>
      <Crumbs view={view} />
      <article class="item">
        <h1>{release.title}</h1>
        {release.summary && <p class="sapo">{release.summary}</p>}
        <Meta view={view} />
        <Tools />
        {release.aiGenerated && <p class="label">Có nội dung do trí tuệ nhân tạo tạo ra</p>}
        {release.isIllustrative && <p class="label">Hình ảnh, nhân vật minh họa</p>}
        {release.video && <Film release={release} images={images} youtube={view.youtube} />}
        {isArticle && !release.video && release.cover && <Picture image={release.cover} images={images} isEager />}
        <div class="body">
          <Blocks blocks={release.body} images={images} />
        </div>
        {release.transcript && (
          <details>
            <summary>Bản lời của video</summary>
            <p>{release.transcript}</p>
          </details>
        )}
        <Corrections corrections={release.corrections} />
        <LegalBasis release={release} entries={entries} />
        {release.source && <p class="small">Nguồn: {release.source}</p>}
        <Tags release={release} entries={entries} />
        <Related cards={view.related} />
      </article>
    </>
  )
}

const Crumbs = ({ view }: { view: ItemView }) => {
  const section = view.entries.get('section', view.release.section)
  return (
    <nav class="crumbs narrow" aria-label="Bạn đang ở">
      <ol>
        <li>
          <a href="/">Trang chủ</a>
        </li>
        {section && (
          <li>
            <a href={`/chuyen-muc/${section.slug}/`}>{section.name}</a>
          </li>
        )}
      </ol>
    </nav>
  )
}

const Meta = ({ view }: { view: ItemView }) => {
  const { release, entries } = view
  const authors = release.authors.map((id) => entries.get('contributor', id)?.penName).filter(Boolean)
  const unit = release.unit === null ? null : entries.get('unit', release.unit)
  const topic = Object.entries(TOPICS).find(([slug]) => slug === release.topic)?.[1]
  const minutes = Math.ceil(plainText(release.body).split(/\s+/).length / 200)
  return (
    <p class="small meta">
      <span>
        Đăng <time datetime={release.publishedAt}>{formatDate(release.publishedAt)}</time>
      </span>
      {release.type === 'article' && <span>Đọc {minutes} phút</span>}
      {authors.length > 0 && <span>{authors.join(', ')}</span>}
      {unit && <span>{unit.name}</span>}
      {topic && <span>{topic}</span>}
    </p>
  )
}

/** Shown by the script only: without it none of these would work. */
const Tools = () => (
  <div class="tools" hidden>
    <button type="button" class="quiet" data-do="speak" data-off="Nghe" data-on="Dừng nghe">
      Nghe
    </button>
    <button type="button" class="quiet" data-do="smaller" aria-label="Chữ nhỏ hơn">
      A−
    </button>
    <button type="button" class="quiet" data-do="larger" aria-label="Chữ to hơn">
      A+
    </button>
    <button type="button" class="quiet" data-do="print">
      In
    </button>
  </div>
)
