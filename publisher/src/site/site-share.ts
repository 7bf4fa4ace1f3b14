/** The share picture of every page that has none of its own: made when the site's name, its line or its address are new. */
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Queryable } from '../database'
import { exists, replaceFile } from '../channels/website/files'
import { frameOf } from '../channels/website/frame-of'
import { siteShare } from '../channels/website/pages/layout'
import { makeSharePicture } from '../media/share-picture'
import { createReader } from './read-site'

export async function makeSiteShare(options: {
  pool: Queryable
  siteDir: string
  siteUrl: string
  mode: 'real' | 'sandbox'
}): Promise<void> {
  const { pool, siteDir } = options
  const entries = await createReader(pool).entries([])
  const { face, path } = siteShare(frameOf({ site: options, entries }))
  const target = join(siteDir, path)
  if (await exists(target)) return
  await mkdir(dirname(target), { recursive: true })
  await replaceFile({ target, bytes: await makeSharePicture(face) })
}
