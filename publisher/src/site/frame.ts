/** The frame of pages made on the spot (search, a missing 404): the imprint and the footer's links, asked for at most once a minute. */
import type { Pool } from 'pg'
import { frameOf } from '../channels/website/frame-of'
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
  let kept: { frame: SiteFrame; at: number } = { frame: { siteUrl, mode, imprint: null, links: [] }, at: Number.NEGATIVE_INFINITY }
  return async () => {
    if (now() - kept.at < KEEP_MS) return kept.frame
    const frame = await createReader(pool)
      .entries([])
      .then(
        (entries) => frameOf({ site: { siteUrl, mode }, entries }),
        () => kept.frame,
      )
    kept = { frame, at: now() }
    return kept.frame
  }
}
