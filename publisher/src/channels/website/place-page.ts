/** The step `page`: files, manifest, search, places and raised keys of one item, in one transaction. Repeatable. */
import { readDuration } from '@hl/config/mp4-duration'
import type { Release } from '@hl/config/release'
import type { DeliveryContext } from '../channel'
import { allOrFirstError } from '../../all-or-first-error'
import { claimFiles } from './claim-files'
import { addressTaken } from './errors'
import { gonePath, removeText } from './files'
import { leadFormerOn } from './former-addresses'
import { refsOf, writeItemPage } from './item-page'
import { feedContent } from './feed-content'
import type { Intention } from './intention'
import { formatKey, keysOfChange, keysOfCorrections } from './keys'
import { isByPlace, listsOf, sectionList } from './lists'
import { imagesOf, placeMedia, removeMedia } from './media'
import { embedOf, type WebsiteRendition } from './render'
import { searchDocumentOf } from './search-document'
import { revisionOf } from './revision'
import type { WebsiteSettings } from './settings'
import type { Card, Cover, ImageSizes, PageChange, RaisedKeys, SitePage } from './site-store'

const RELATED = 4

export interface PlacedPage {
  hash: string
  keys: RaisedKeys
}

export async function placePage(options: {
  settings: WebsiteSettings
  ctx: Pick<DeliveryContext, 'deliveryId' | 'media' | 'now'>
  release: Release
  rendition: WebsiteRendition
  intention: Intention
}): Promise<PlacedPage> {
  const { settings, ctx, release, rendition, intention } = options
  const { siteDir, site: store } = settings
  const place = () => placeMedia({ release, siteDir, media: ctx.media, store })
  // pictures are made before the transaction, which only looks whether they are still there
  await place()
  return store.changePage(release.documentId, async (page) => {
    const { current } = page
    const [isOurs, entries, related, revisedAt] = await allOrFirstError([
      page.reservePath(rendition.path),
      page.entries(refsOf(release)),
      relatedTo({ release, page }),
      revisionOf({ release, releaseHash: rendition.releaseHash, page, now: ctx.now() }),
    ])
    if (!isOurs) throw addressTaken(rendition.path)
    const { share, unused } = await claimFiles({ page, release, entries, intention, settings })
    // what it finds under the claim stays so until the commit
    const images = await place()
    const youtube = embedOf(rendition)
    const filmMs = release.video && (await readDuration(ctx.media.path(release.video.sha256)))
    const writeFiles = async () => {
      const site = { siteUrl: settings.siteUrl, mode: settings.mode }
      const shown = { release, entries, related: related.cards, youtube, images, share, revisedAt, filmMs }
      const hash = await writeItemPage({ ...shown, site, siteDir })
      await removeText({ siteDir, path: gonePath(rendition.path) })
      return hash
    }
    const takePlaces = async () => {
      const places = await page.takePlaces(listsOf(release))
      return [...keysOfChange(places), ...keysOfCorrections(await page.placeCorrections(release.corrections))]
    }
    // the disk and the database have nothing to wait for from each other
    const [hash, paths, lists] = await allOrFirstError([
      writeFiles(),
      page.reserveFormer(intention.paths),
      takePlaces(),
      page.saveContent(feedContent({ release, images })),
      page.index(searchDocumentOf({ release, path: rendition.path })),
    ])
    await leadFormerOn({ siteDir, paths, to: rendition.path })
    // not before: until here the page that names them stood
    await removeMedia({ siteDir, names: unused })
    const isRenamed = current?.state === 'live' && (current.title !== release.title || current.path !== rendition.path)
    const readers = isRenamed ? await page.pagesRelatedTo(release.documentId) : []
    const row = {
      ...manifestOf({ release, images, previous: current }),
      deliveryId: ctx.deliveryId,
      path: rendition.path,
      related: related.ids,
      youtube,
      releaseHash: rendition.releaseHash,
      hash,
      changedAt: ctx.now(),
      revisedAt,
      filmMs,
    }
    const raised = [...lists, ...readers.map((documentId) => formatKey({ kind: 'page', documentId }))]
    const [, keys] = await allOrFirstError([page.save(row), page.raise(raised)])
    return { hash, keys }
  })
}

/**
 * Chosen when it is published, and stored: never recomputed for pages that are not. The newest of its section; where those are
 * few, as for the first of a section, what has its topic, a tag, a document or the province in common with it.
 */
async function relatedTo(options: { release: Release; page: PageChange }): Promise<{ ids: string[]; cards: Card[] }> {
  const { release, page } = options
  const { current } = page
  if (current?.state === 'live' && current.section === release.section) {
    const cards = await page.cards(current.related)
    if (cards.length === RELATED) return { ids: current.related, cards }
  }
  const limit = RELATED + 1
  const newest = await page.newest({ list: sectionList(release.section), limit })
  const lists = newest.length < limit ? listsOf(release).filter(isByPlace) : []
  const akin = await allOrFirstError(lists.map((list) => page.lastPlaced({ list, limit })))
  const chosen = new Map([...newest, ...akin.flat()].map((card) => [card.documentId, card]))
  chosen.delete(release.documentId)
  const cards = [...chosen.values()].slice(0, RELATED)
  return { ids: cards.map((card) => card.documentId), cards }
}

function manifestOf(options: {
  release: Release
  images: ImageSizes
  previous: SitePage | null
}): Omit<SitePage, 'deliveryId' | 'path' | 'related' | 'youtube' | 'releaseHash' | 'hash' | 'changedAt' | 'revisedAt' | 'filmMs'> {
  const { release, images, previous } = options
  const { notBefore } = release.plan.website
  const first = notBefore !== null && notBefore > release.publishedAt ? notBefore : release.publishedAt
  return {
    documentId: release.documentId,
    state: 'live',
    type: release.type,
    title: release.title,
    summary: release.summary,
    section: release.section,
    refs: refsOf(release),
    cover: coverOf({ release, images }),
    publishedAt: new Date(release.publishedAt),
    // the place in "newest" is that of the first appearance; a correction does not bring an item up again
    listedAt: previous?.state === 'live' ? previous.listedAt : new Date(first),
    pinnedUntil: release.pinnedUntil === null ? null : new Date(release.pinnedUntil),
    correctedAt: correctedAt(release.corrections),
    goneAt: null,
    goneReason: null,
  }
}

function correctedAt(corrections: Release['corrections']): Date | null {
  const newest = corrections
    .map(({ at }) => at)
    .sort()
    .at(-1)
  return newest === undefined ? null : new Date(newest)
}

/** The picture a card shows. */
export function coverOf(options: { release: Release; images: ImageSizes }): Cover | null {
  const cover = options.release.cover ?? imagesOf(options.release)[0]
  const size = cover && options.images.get(cover.sha256)
  return cover && size ? { sha256: cover.sha256, alt: cover.alt ?? '', ...size } : null
}
