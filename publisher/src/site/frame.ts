/** The frame of pages made on the spot (search, a missing 404): the imprint, asked for at most once a minute. */
import type { Pool } from 'pg'
import type { SiteFrame } from '../channels/website/pages/layout'
import { createReader } from './read-site'

const KEEP_MS = 60_000

/** A database that is away costs the imprint, never the page. */
export function createFrame(options: {
  pool: Pool
  siteUrl: string
  mode: 'real' | 'sandbox'
  now: () => number
}): () => Promise<SiteFrame> {
  const { pool, siteUrl, mode, now } = options
  let kept: { frame: SiteFrame; at: number } = { frame: { siteUrl, mode, imprint: null }, at: Number.NEGATIVE_INFINITY }
  return async () => {
    if (now() - kept.at < KEEP_MS) return kept.frame
    const imprint = await createReader(pool)
      .entries([])
      .then(
        (entries) => entries.imprint,
        () => kept.frame.imprint,
      )
    kept = { frame: { siteUrl, mode, imprint }, at: now() }
    return kept.frame
  }
}
