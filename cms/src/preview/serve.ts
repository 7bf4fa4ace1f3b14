/**
 * The preview's addresses: `/xem-truoc/:token` (our page), `…/trang` (the page of the site), `…/media/:name`. Open without the
 * panel's login because frames cannot send it: the signed, expiring pass in the address is the permission. Never indexed,
 * refused to crawlers, kept by nobody.
 */
import { createReadStream } from 'node:fs'
import type { Core } from '@strapi/strapi'
import { mediaPath } from '@hl/config/media-store'
import type { Release } from '@hl/config/release'
import { CHANNEL_IDS, type ChannelId } from '@hl/config/words'
import type { Context } from 'koa'
import { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'
import { buildRelease } from '../editorial/build-release'
import { loadDraft } from '../editorial/draft'
import { SITE_UIDS } from '../editorial/site-entries'
import { mediaNamed, previewPage } from './page'
import { askPreview } from './publisher-preview'
import { readPass } from './token'
import { PreviewUnavailable } from './unavailable'

const CRAWLERS = /bot|crawl|spider|slurp|facebookexternalhit|preview|embed|whatsapp|telegram|zalo/i

export function previewRoutes(strapi: Core.Strapi) {
  const open = { config: { auth: false as const }, info: {} }
  const serving = (serve: (ctx: Context, shown: Shown) => Promise<void>) => (ctx: Context) => guarded({ strapi, ctx, serve })
  return {
    type: 'admin' as const,
    prefix: '/xem-truoc',
    routes: [
      { method: 'GET' as const, path: '/:token', handler: serving(servePage), ...open },
      { method: 'GET' as const, path: '/:token/trang', handler: serving(serveSitePage), ...open },
      { method: 'GET' as const, path: '/:token/media/:name', handler: serving(serveMedia), ...open },
    ],
  }
}

interface Shown {
  release: Release
  sectionName: string | null
  base: string
  config: EditorialConfig
}

async function guarded(input: { strapi: Core.Strapi; ctx: Context; serve: (ctx: Context, shown: Shown) => Promise<void> }): Promise<void> {
  const { strapi, ctx, serve } = input
  ctx.set({ 'X-Robots-Tag': 'noindex, nofollow, noarchive', 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer' })
  try {
    if (CRAWLERS.test(ctx.get('user-agent'))) throw closed()
    const config = strapi.config.get<EditorialConfig>('editorial')
    const token = String(ctx.params.token)
    const pass = readPass(token, { key: config.previewKey, now: Date.now() })
    if (!pass) throw closed()
    const draft = await loadDraft({ strapi, type: pass.type, documentId: pass.documentId })
    const release = draft && buildRelease(draft)
    if (!release) throw incomplete()
    await serve(ctx, { release, sectionName: await sectionNameOf(strapi, release), base: `/xem-truoc/${token}`, config })
  } catch (error) {
    if (!(error instanceof PreviewUnavailable)) throw error
    ctx.status = error.status
    ctx.type = 'text/plain; charset=utf-8'
    ctx.body = `${error.message} ${error.help}`
  }
}

async function servePage(ctx: Context, { release, sectionName, base, config }: Shown): Promise<void> {
  const channel = CHANNEL_IDS.find((id) => id === ctx.query.kenh) ?? ('website' satisfies ChannelId)
  const preview = await askPreview({ publisher: config.publisher, release, mediaBase: `${ctx.origin}${base}/media` })
  ctx.set(
    'Content-Security-Policy',
    "default-src 'none'; img-src 'self'; media-src 'self'; frame-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
  )
  ctx.type = 'html'
  ctx.body = previewPage({ release, preview, channel, sectionName, base })
}

async function serveSitePage(ctx: Context, { release, base, config }: Shown): Promise<void> {
  const { page } = await askPreview({ publisher: config.publisher, release, mediaBase: `${ctx.origin}${base}/media` })
  const site = config.siteUrl
  ctx.set(
    'Content-Security-Policy',
    `default-src 'none'; img-src ${ctx.origin} ${site}; media-src ${ctx.origin}; style-src ${site}; font-src ${site}; frame-ancestors 'self'; sandbox`,
  )
  ctx.type = 'html'
  ctx.body = page
}

async function serveMedia(ctx: Context, { release, config }: Shown): Promise<void> {
  const media = mediaNamed(release, String(ctx.params.name))
  if (!media) throw closed()
  const range = /^bytes=(\d+)-(\d*)$/.exec(ctx.get('range'))
  const start = range ? Math.min(Number(range[1]), media.size - 1) : 0
  const end = range?.[2] ? Math.min(Number(range[2]), media.size - 1) : media.size - 1
  ctx.status = range ? 206 : 200
  ctx.set({ 'Accept-Ranges': 'bytes', 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "default-src 'none'; sandbox" })
  if (range) ctx.set('Content-Range', `bytes ${start}-${end}/${media.size}`)
  ctx.type = media.mime
  ctx.length = Math.max(0, end - start + 1)
  ctx.body = createReadStream(mediaPath(config.mediaDir, media.sha256), { start, end: Math.max(start, end) })
}

async function sectionNameOf(strapi: Core.Strapi, { section }: Release): Promise<string | null> {
  const found: unknown = await strapi.db.query(SITE_UIDS.section).findOne({ where: { documentId: section } })
  return z.object({ name: z.string() }).safeParse(found).data?.name ?? null
}

function closed(): PreviewUnavailable {
  return new PreviewUnavailable(
    404,
    'Địa chỉ xem trước này đã hết hạn hoặc không đúng.',
    'Mở lại bài trong bàn biên tập rồi bấm Xem trước.',
  )
}

function incomplete(): PreviewUnavailable {
  return new PreviewUnavailable(
    422,
    'Bài chưa đủ mục bắt buộc nên chưa xem trước được.',
    'Điền đủ tiêu đề, chuyên mục và nội dung, lưu lại rồi xem trước.',
  )
}
