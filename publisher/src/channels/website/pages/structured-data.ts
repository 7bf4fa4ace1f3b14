/** schema.org data of an item, as JSON that cannot end its script element. */
import { plainText } from '@hl/config/release'
import { itemPath } from '@hl/config/words'
import { fileName, mediaUrl } from '../media'
import { stillOf } from '../pictures'
import type { ItemView } from './item-view'
import { siteName } from './layout'

export function itemJsonLd(view: ItemView): string {
  return JSON.stringify({ '@context': 'https://schema.org', ...dataOf(view) }).replaceAll('<', '\\u003c')
}

/** https://schema.org/correction */
function correctionsOf({ release: { corrections } }: ItemView) {
  if (corrections.length === 0) return undefined
  return corrections.map(({ at, wrong, right }) => ({
    '@type': 'CorrectionComment',
    datePublished: at,
    text: `Đã viết: ${wrong} Sửa lại: ${right}`,
  }))
}

function dataOf(view: ItemView): Record<string, unknown> {
  const { release, frame, images } = view
  const absolute = (path: string) => frame.siteUrl + path
  const size = release.cover && images.get(release.cover.sha256)
  const image = release.cover && size ? absolute(mediaUrl(stillOf({ sha256: release.cover.sha256, size }).name)) : undefined
  const publisher = { '@type': 'Organization', name: siteName(frame) }
  const url = absolute(itemPath(release))
  switch (release.type) {
    case 'article':
      return {
        '@type': 'Article',
        headline: release.title,
        description: release.summary,
        datePublished: release.publishedAt,
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
        contentUrl: release.video ? absolute(mediaUrl(fileName(release.video))) : undefined,
        publisher,
      }
    case 'faq':
      return {
        '@type': 'FAQPage',
        url,
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
