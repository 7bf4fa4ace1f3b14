/** Public addresses of what the site shows around items. */
import { fixedPagePath } from '@hl/config/fixed-page'
import type { SiteEntry } from '@hl/config/outbox'
import { slugify } from '@hl/config/slug'

export const SECTIONS_PATH = '/chuyen-muc/'
export const PROVINCES_PATH = '/tu-cac-tinh/'
export const TAGS_PATH = '/chu-de/'
export const SITE_MAP_PATH = '/so-do-trang/'
export const DOCUMENTS_PATH = '/van-ban/'
export const ADVICE_PATH = '/tu-van/'
/** Answered by the publisher, as the search is: it lies below the search's address for whoever serves the files. */
export const LOOK_UP_PATH = '/tim-kiem/van-ban'

interface Slugged {
  slug: string
}

export function sectionPath({ slug }: Slugged): string {
  return `${SECTIONS_PATH}${slug}/`
}

export function provincePath({ slug }: Slugged): string {
  return `${PROVINCES_PATH}${slug}/`
}

export function tagPath({ slug }: Slugged): string {
  return `${TAGS_PATH}${slug}/`
}

/** Of a consulting topic (config/src/sections.ts). */
export function topicPath({ slug }: Slugged): string {
  return `${ADVICE_PATH}${slug}/`
}

/** Of what people need (needs.ts): beside the topics it brings together. */
export function needPath({ slug }: Slugged): string {
  return `${ADVICE_PATH}${slug}/`
}

/** A number such as 127/2025/QH15 is its address where no other was given. */
export function documentPath({ slug, number }: { slug?: string | undefined; number: string }): string {
  return `${DOCUMENTS_PATH}${slug ?? (slugify(number) || 'van-ban')}/`
}

/** @returns null for what has no page of its own */
export function entryPath(entry: SiteEntry): string | null {
  switch (entry.kind) {
    case 'section':
      return sectionPath(entry)
    case 'tag':
      return tagPath(entry)
    case 'unit':
      return entry.level === 'province' ? provincePath(entry) : null
    case 'legal-document':
      return documentPath(entry)
    case 'page':
      return fixedPagePath(entry)
    case 'contributor':
    case 'site':
      return null
    default:
      return unknownKind(entry)
  }
}

function unknownKind(entry: never): never {
  throw new Error(`Unknown site entry: ${JSON.stringify(entry)}`)
}
