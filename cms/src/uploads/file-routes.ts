/** The one way to the bytes of an upload: a signed address, and the rights of the person it was made for, asked again. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { Core } from '@strapi/strapi'
import type { Context } from 'koa'
import { z } from 'zod'
import { maySeeFile, type FileRow } from './may-see-file'
import { FILES_PREFIX, readPass } from './signature'
import { fileSecret } from './upload-provider'

const SHOWN_IN_PLACE = /^(image|video|audio)\//
const rowSchema = z.object({
  id: z.number(),
  hash: z.string(),
  name: z.string(),
  mime: z.string(),
  createdBy: z
    .object({ id: z.number() })
    .nullish()
    .transform((user) => user ?? null),
})

export function fileRoutes({ strapi, filesDir }: { strapi: Core.Strapi; filesDir: string }) {
  const handler = (ctx: Context) => serve({ strapi, filesDir, ctx })
  return {
    type: 'admin' as const,
    prefix: FILES_PREFIX,
    // The pass in the address is the authentication: an <img> of the panel sends no token.
    routes: [{ method: 'GET' as const, path: '/:name', handler, config: { auth: false as const }, info: {} }],
  }
}

async function serve({ strapi, filesDir, ctx }: { strapi: Core.Strapi; filesDir: string; ctx: Context }): Promise<void> {
  const name = basename(String(ctx.params.name))
  ctx.set({ 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff', 'X-Robots-Tag': 'noindex' })
  const userId = readPass({ secret: fileSecret(strapi), name, query: ctx.query, now: Date.now() })
  const file = userId === null ? null : await fileNamed(strapi, name)
  if (userId === null || file === null || !(await maySeeFile({ strapi, userId, file }))) return refuse(ctx)
  const path = join(filesDir, name)
  const size = await stat(path).then(
    (found) => found.size,
    () => null,
  )
  if (size === null) return refuse(ctx)
  if (!SHOWN_IN_PLACE.test(file.mime)) ctx.attachment(file.name)
  ctx.type = file.mime
  send({ ctx, path, size })
}

/** One range, as players ask for it; anything else gets the whole. */
function send({ ctx, path, size }: { ctx: Context; path: string; size: number }): void {
  ctx.set('Accept-Ranges', 'bytes')
  const range = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(ctx.get('range'))
  const start = Number(range?.[1] ?? 0)
  const end = Math.min(range?.[2] ? Number(range[2]) : size - 1, size - 1)
  if (range && start <= end) {
    ctx.status = 206
    ctx.set('Content-Range', `bytes ${start}-${end}/${size}`)
    ctx.length = end - start + 1
    ctx.body = createReadStream(path, { start, end })
    return
  }
  ctx.status = 200
  ctx.length = size
  ctx.body = createReadStream(path)
}

/** A thumbnail has no row: it is named after the file it was made from. */
async function fileNamed(strapi: Core.Strapi, name: string): Promise<(FileRow & { name: string; mime: string }) | null> {
  const hash = name.slice(0, name.length - extname(name).length)
  const hashes = [hash, hash.replace(/^thumbnail_/, '')]
  const row: unknown = await strapi.db
    .query('plugin::upload.file')
    .findOne({ where: { hash: { $in: hashes } }, populate: { createdBy: true } })
  return row === null ? null : rowSchema.parse(row)
}

function refuse(ctx: Context): void {
  ctx.status = 403
  ctx.body = {
    error: {
      code: 'forbidden',
      message: 'Không mở được tệp này: địa chỉ đã hết hạn hoặc bạn không có quyền xem.',
      help: 'Mở lại bài hoặc thư viện rồi xem lại; nếu vẫn không được, nhờ Trưởng Ban biên tập.',
    },
  }
}
