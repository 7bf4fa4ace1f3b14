/**
 * A platform that is sent an address asks for its picture then, and never again. The picture is made behind its page, by a
 * process that may have to start first (docs/decisions/0025), so whoever hands an address on waits for it here.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'

/** Far longer than a process takes to start and to make one. Then the link is shown without its picture. */
const WITHIN_MS = 10_000
const EVERY_MS = 50

/** Until no share picture of the address's page waits for its first making. */
export async function untilShareMade(options: { pool: Pool; link: string; signal: AbortSignal; withinMs?: number }): Promise<void> {
  const { pool, link, signal, withinMs = WITHIN_MS } = options
  const path = decodeURI(new URL(link).pathname)
  for (const until = Date.now() + withinMs; Date.now() < until && (await isBeingMade({ pool, path }));) {
    await sleep(EVERY_MS, undefined, { signal })
  }
}

async function isBeingMade({ pool, path }: { pool: Pool; path: string }): Promise<boolean> {
  const { rows } = await pool.query(
    `select from site_media media join site_picture picture on picture.name = media.name
     where media.document_id = (select document_id from site_path where path = $1)
       and picture.face is not null and picture.recipe is null and picture.error is null`,
    [path],
  )
  return rows.length > 0
}
