/** The step `lists`: brings shared pages up to what was raised, one writer a key, reading after the raise was committed. */
import { removeText, writeText } from './files'
import { writeItemPage } from './item-page'
import { parseKey, type SharedKey } from './keys'
import { imagesOf } from './media'
import { movedPage } from './pages/notice'
import type { WebsiteSettings } from './settings'
import { sharedFile } from './shared-pages'
import type { KeyReader, RaisedKeys, WrittenKey } from './site-store'

type KeySettings = Pick<WebsiteSettings, 'siteDir' | 'siteUrl' | 'mode' | 'site'>

export async function bringUpKeys(options: { settings: KeySettings; keys: RaisedKeys; signal: AbortSignal }): Promise<void> {
  for (const [key, number] of Object.entries(options.keys)) {
    options.signal.throwIfAborted()
    await bringUpKey({ settings: options.settings, key, number })
  }
}

export async function bringUpKey(options: { settings: KeySettings; key: string; number: number }): Promise<void> {
  const { settings, key, number } = options
  const parsed = parseKey(key)
  await settings.site.bringUp({ key, number }, (reader) =>
    parsed.kind === 'page'
      ? writePage({ settings, documentId: parsed.documentId, reader })
      : writeShared({ settings, key: parsed, reader }),
  )
}

async function writeShared(options: {
  settings: KeySettings
  key: Exclude<SharedKey, { kind: 'page' }>
  reader: KeyReader
}): Promise<WrittenKey> {
  const { settings, reader } = options
  const { siteDir, siteUrl, mode } = settings
  const file = await sharedFile({ key: options.key, reader, site: { siteUrl, mode } })
  const hash = file && (await writeText({ siteDir, path: file.path, body: file.body }))
  const old = reader.writtenPath
  if (old !== null && old !== file?.path) {
    const isPage = old.endsWith('/')
    if (file && isPage) await writeText({ siteDir, path: old, body: movedPage({ frame: { siteUrl, mode, imprint: null }, to: file.path }) })
    else await removeText({ siteDir, path: old })
  }
  return { path: file?.path ?? null, hash, freshUntil: file?.freshUntil ?? null }
}

async function writePage(options: { settings: KeySettings; documentId: string; reader: KeyReader }): Promise<WrittenKey> {
  const { settings, documentId, reader } = options
  const live = await reader.livePage(documentId)
  if (live === null) return { path: null, hash: null, freshUntil: null }
  const { release, page } = live
  const images = await reader.imageSizes(imagesOf(release).map((image) => image.sha256))
  const site = { siteUrl: settings.siteUrl, mode: settings.mode }
  const hash = await writeItemPage({
    release,
    reader,
    related: page.related,
    youtube: page.youtube,
    images,
    site,
    siteDir: settings.siteDir,
  })
  await reader.savePageHash({ documentId, hash })
  return { path: page.path, hash, freshUntil: null }
}
