/** The share picture of every page that has none of its own: made when the site's name, its line or its address are new. */
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Queryable } from '../database'
import { exists, replaceFile } from '../channels/website/files'
import { frameOf } from '../channels/website/frame-of'
import { siteShare } from '../channels/website/pages/layout'
import type { PictureMaker } from '../media/picture-maker'
import { createReader } from './read-site'

export async function makeSiteShare(options: {
  pool: Queryable
  siteDir: string
  siteUrl: string
  mode: 'real' | 'sandbox'
  maker: PictureMaker
}): Promise<void> {
  const { pool, siteDir } = options
  const entries = await createReader(pool).entries([])
  const { face, path } = siteShare(frameOf({ site: options, entries }))
  const target = join(siteDir, path)
  if (await exists(target)) return
  await mkdir(dirname(target), { recursive: true })
  const { files } = await options.maker.make({ kind: 'share', face })
  for (const bytes of files) await replaceFile({ target, bytes })
}
