/** The page of one item: article, video or question. Everything it shows arrives in ItemView. */
import { plainText } from '@hl/config/release'
import { topicOf } from '@hl/config/sections'
import { formatDate } from '@hl/config/time'
import { itemPath } from '@hl/config/words'
import { provincePath, sectionPath, topicPath } from '../entry-path'
import { mediaUrl } from '../media'
import { shareImage } from '../share'
import { Blocks, Picture } from './blocks'
import { FactsLine } from './facts-line'
import { Film } from './film'
import { renderPage } from './layout'
import type { ItemView } from './item-view'
import { dataOf } from './structured-data'
import { Corrections, Help, KeyPoints, Labels, Related, Tags } from './item-boxes'
import { Share, Tools } from './item-tools'
import { keyPointsOf } from './key-points'
import { LegalBasis } from './legal-basis'
import { shorten } from './cards'
import { Title } from './title'

export function itemPage(view: ItemView): string {
  const { release, frame, entries } = view
  const path = itemPath(release)
  const section = entries.get('section', release.section)
  return renderPage({
    frame,
    head: {
      title: release.title,
      description: shorten(release.summary || plainText(release.body).replaceAll('\n', ' '), 200),
      path,
      og: {
        type: release.type === 'video' ? 'video.other' : 'article',
        image: view.share === null ? null : shareImage({ path: mediaUrl(view.share), alt: release.title }),
        publishedAt: release.publishedAt,
        revisedAt: view.revisedAt?.toISOString(),
      },
      above: section ? [{ path: sectionPath(section), title: section.name }] : [],
      things: [dataOf(view)],
    },
    body: <ItemBody view={view} />,
  })
}

const ItemBody = ({ view }: { view: ItemView }) => {
  const { release, entries, images, frame } = view
  const isArticle = release.type === 'article'
  const path = itemPath(release)
  const { points, rest } = keyPointsOf(release.body)
  return (
    <>
      <article class="item">
        <h1>
          <Title text={release.title} />
        </h1>
        {release.summary && <p class="sapo">{release.summary}</p>}
        <Meta view={view} />
        <Tools />
        <Labels release={release} />
        <div class="story">
          {release.video && <Film view={view} />}
          {isArticle && !release.video && release.cover && <Picture image={release.cover} images={images} isEager />}
          <KeyPoints points={points} />
          <div class="body">
            <Blocks blocks={rest} images={images} />
          </div>
          {release.transcript && (
            <details>
              <summary>Bản lời của video</summary>
              <p>{release.transcript}</p>
            </details>
          )}
          <Corrections corrections={release.corrections} />
          <LegalBasis release={release} entries={entries} />
          {release.source && <p class="small source">Nguồn: {release.source}</p>}
        </div>
        <div class="rail">
          <Help imprint={frame.imprint} />
          <Tags release={release} entries={entries} />
          <Share url={frame.siteUrl + path} title={release.title} />
        </div>
        <Related cards={view.related} />
      </article>
    </>
  )
}

/** Syllables a minute of somebody who does not read every day. */
const READING_PACE = 180

const Meta = ({ view }: { view: ItemView }) => {
  const { release, entries, revisedAt } = view
  const authors = release.authors.map((id) => entries.get('contributor', id)?.penName).filter(Boolean)
  const unit = release.unit === null ? null : entries.get('unit', release.unit)
  const topic = topicOf(release.topic)
  const minutes = Math.ceil(plainText(release.body).split(/\s+/).length / READING_PACE)
  const corrected = release.corrections
    .map(({ at }) => at)
    .sort()
    .at(-1)
  return (
    <FactsLine
      facts={[
        <>
          Đăng <time datetime={release.publishedAt}>{formatDate(release.publishedAt)}</time>
        </>,
        revisedAt && ![release.publishedAt, corrected].some((at) => at && formatDate(at) === formatDate(revisedAt)) && (
          <>
            Cập nhật <time datetime={revisedAt.toISOString()}>{formatDate(revisedAt)}</time>
          </>
        ),
        corrected && <a href="#dinh-chinh">Đính chính {formatDate(corrected)}</a>,
        release.type === 'article' && `Đọc ${minutes} phút`,
        authors.join(', '),
        unit && (unit.level === 'province' ? <a href={provincePath(unit)}>{unit.name}</a> : unit.name),
        topic && <a href={topicPath(topic)}>{topic.name}</a>,
      ]}
    />
  )
}
