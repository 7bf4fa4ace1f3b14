/** The step `lists`: brings shared pages up to what was raised, one writer a key, reading after the raise was committed. */
import { handOut } from './document-file'
import { feedContent } from './feed-content'
import { leadOn, removeText, writeText } from './files'
import { refsOf, writeItemPage } from './item-page'
import { parseKey, type SharedKey } from './keys'
import { namedBy } from './lists'
import { imagesOf } from './media'
import type { WebsiteSettings } from './settings'
import { sharedFile } from './shared-pages'
import type { RaisedKeys, StaleKey, WrittenKey } from './site-store'

type WriteSettings = Pick<WebsiteSettings, 'siteDir' | 'siteUrl' | 'mode' | 'media'>
type KeySettings = WriteSettings & Pick<WebsiteSettings, 'site'>

export async function bringUpKeys(options: { settings: KeySettings; keys: RaisedKeys }): Promise<void> {
  const { settings, keys } = options
  if (Object.keys(keys).length === 0) return
  await settings.site.bringUp(keys, (stale) => writeKey({ settings, stale }))
}

/** Writes what the key names below `siteDir`, as the reader finds it. */
export function writeKey(options: { settings: WriteSettings; stale: StaleKey }): Promise<WrittenKey> {
  const { settings, stale } = options
  const key = parseKey(stale.key)
  return key.kind === 'page' ? writePage({ settings, documentId: key.documentId, stale }) : writeShared({ settings, key, stale })
}

async function writeShared(options: {
  settings: WriteSettings
  key: Exclude<SharedKey, { kind: 'page' }>
  stale: StaleKey
}): Promise<WrittenKey> {
  const { settings, stale } = options
  const { siteDir, siteUrl, mode } = settings
  const file = await sharedFile({ key: options.key, reader: stale.reader, site: { siteUrl, mode } })
  const documentId = documentOf(options.key)
  const given = { documentId, file: file?.attached ?? null, claimMedia: stale.claimMedia }
  const removeFormer = await handOut({ ...given, siteDir, media: settings.media })
  const hash = file && (await writeText({ siteDir, path: file.path, body: file.body }))
  const old = stale.writtenPath
  if (old !== null && old !== file?.path) {
    if (file) await leadOn({ siteDir, from: old, to: file.path })
    else await removeText({ siteDir, path: old })
  }
  await removeFormer()
  return { path: file?.path ?? null, hash, freshUntil: file?.freshUntil ?? null }
}

/** The legal document whose own page it is. */
function documentOf(key: SharedKey): string | null {
  const named = key.kind === 'newest' ? namedBy(key.list) : null
  return named?.kind === 'legal-document' ? named.documentId : null
}

async function writePage(options: { settings: WriteSettings; documentId: string; stale: StaleKey }): Promise<WrittenKey> {
  const { settings, documentId, stale } = options
  const { reader } = stale
  const live = await reader.livePage(documentId)
  if (live === null) return { path: null, hash: null, freshUntil: null }
  const { release, page } = live
  const images = await reader.imageSizes(imagesOf(release).map((image) => image.sha256))
  const [entries, related] = await Promise.all([reader.entries(refsOf(release)), reader.cards(page.related)])
  const site = { siteUrl: settings.siteUrl, mode: settings.mode }
  const hash = await writeItemPage({
    ...page,
    release,
    entries,
    related,
    images,
    share: await reader.shareOf(documentId),
    site,
    siteDir: settings.siteDir,
  })
  await stale.saveAgain({ documentId, hash, content: feedContent({ release, images }) })
  return { path: page.path, hash, freshUntil: null }
}
