/** schema.org data of an item. */
import { plainText } from '@hl/config/release'
import { itemPath } from '@hl/config/words'
import { fileName, mediaUrl } from '../media'
import { playerUrl } from './film'
import { itemStill } from './item-still'
import type { ItemView } from './item-view'
import { organisation } from './organisation'

/** https://schema.org/correction */
function correctionsOf({ release: { corrections } }: ItemView) {
  if (corrections.length === 0) return undefined
  return corrections.map(({ at, wrong, right }) => ({
    '@type': 'CorrectionComment',
    datePublished: at,
    text: `Đã viết: ${wrong} Sửa lại: ${right}`,
  }))
}

/** By their pen names; what nobody signs is the publisher's. */
function authorsOf({ release, entries, frame }: ItemView): object[] {
  const names = release.authors.map((id) => entries.get('contributor', id)?.penName).filter((name) => name !== undefined)
  return names.length > 0 ? names.map((name) => ({ '@type': 'Person', name })) : [organisation(frame)]
}

function keywordsOf({ release, entries }: ItemView): string | undefined {
  const names = release.tags.map((id) => entries.get('tag', id)?.name).filter((name) => name !== undefined)
  return names.length > 0 ? names.join(', ') : undefined
}

/** What the item is, as schema.org says it. */
export function dataOf(view: ItemView): object {
  const { release, frame } = view
  const absolute = (path: string) => frame.siteUrl + path
  const still = itemStill(view)
  const image = still === null ? undefined : absolute(still)
  const dates = { datePublished: release.publishedAt, dateModified: view.revisedAt?.toISOString() ?? release.publishedAt }
  const publisher = organisation(frame)
  const url = absolute(itemPath(release))
  switch (release.type) {
    case 'article':
      return {
        '@type': 'Article',
        headline: release.title,
        description: release.summary,
        ...dates,
        author: authorsOf(view),
        keywords: keywordsOf(view),
        inLanguage: 'vi',
        mainEntityOfPage: url,
        correction: correctionsOf(view),
        image,
        publisher,
      }
    case 'video':
      return {
        '@type': 'VideoObject',
        name: release.title,
        description: release.summary || release.title,
        uploadDate: release.publishedAt,
        inLanguage: 'vi',
        url,
        thumbnailUrl: image,
        duration: view.filmMs === null ? undefined : `PT${Math.max(1, Math.round(view.filmMs / 1000))}S`,
        embedUrl: (view.youtube && playerUrl(view.youtube)) ?? undefined,
        contentUrl: release.video ? absolute(mediaUrl(fileName(release.video))) : undefined,
        publisher,
      }
    case 'faq':
      return {
        '@type': 'FAQPage',
        url,
        ...dates,
        inLanguage: 'vi',
        mainEntity: [
          {
            '@type': 'Question',
            name: release.title,
            acceptedAnswer: { '@type': 'Answer', text: [release.summary, plainText(release.body)].filter(Boolean).join('\n') },
          },
        ],
      }
    default:
      return unknownType(release.type)
  }
}

function unknownType(type: never): never {
  throw new Error(`Unknown item type: ${String(type)}`)
}
