/** A picture has all its files now: what shows it is written again, and names them. */
import { formatKey, keysOfChange } from '../channels/website/keys'
import { type List, parseList } from '../channels/website/lists'
import { imagesOf } from '../channels/website/media'
import { coverOf } from '../channels/website/place-page'
import type { Queryable } from '../database'
import { raiseKeys } from './change-page'
import { createReader } from './read-site'

/** Feeds and sitemap show no picture that a reader waits for. */
const SHOWS_PICTURES = /^(home$|newest\/|older\/)/

/** Call in the transaction that says so, alone on the picture's name, which no page can drop or take up meanwhile. */
export async function showMade({ db, documentIds }: { db: Queryable; documentIds: readonly string[] }): Promise<void> {
  for (const documentId of documentIds) await renewCover({ db, documentId })
  const pages = documentIds.map((documentId) => formatKey({ kind: 'page', documentId }))
  await raiseKeys({ db, keys: [...pages, ...(await listsThatShow({ db, documentIds }))] })
}

async function renewCover({ db, documentId }: { db: Queryable; documentId: string }): Promise<void> {
  const reader = createReader(db)
  const live = await reader.livePage(documentId)
  if (live === null) return
  const images = await reader.imageSizes(imagesOf(live.release).map((image) => image.sha256))
  const cover = coverOf({ release: live.release, images })
  await db.query('update site_page set cover = $2 where document_id = $1', [documentId, cover])
}

async function listsThatShow({ db, documentIds }: { db: Queryable; documentIds: readonly string[] }): Promise<string[]> {
  const { rows } = await db.query<{ list: string; no: number }>('select list, no from site_place where document_id = any($1)', [
    documentIds,
  ])
  const taken = rows.map((row) => new Map<List, number>([[parseList(row.list), row.no]]))
  const keys = taken.flatMap((place) => keysOfChange({ taken: place, left: new Map(), opened: new Set(), returned: new Set() }))
  return [...new Set(keys)].filter((key) => SHOWS_PICTURES.test(key))
}
