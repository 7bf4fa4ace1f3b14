/**
 * What a film gets once it is safe on the Page: the picture shown before it plays, and captions. Sent again whenever the Item's
 * are others than those the receipt names. Both are repeatable, and neither can make the film itself fail.
 */
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { DeliveryContext, ReceiptDraft, StepSpec } from '../channel'
import { ItemRejected } from '../errors'
import { toSrt } from '../../media/captions'
import { toJpeg } from '../../media/jpeg'
import type { FacebookDeps } from './client'
import { lackOf, type Lack } from './lack'
import { assertStored } from './missing-file'
import { successSchema } from './objects'
import type { FilePart } from './multipart'
import type { VideoPost } from './render'
import { DEADLINES } from './settings'

type Work = { deps: FacebookDeps; ctx: DeliveryContext }
type Extra = { edge: 'thumbnails' | 'captions'; params: Record<string, string>; file: Omit<FilePart, 'open' | 'size'>; bytes: Buffer }

/** https://developers.facebook.com/docs/graph-api/reference/video/thumbnails/ allows 10 MB; sRGB of Full HD is far below. */
const COVER = { width: 1920, height: 1920, fit: 'inside', maxBytes: 4 * 1024 * 1024 } as const
const LOCALE = 'vi_VN'

export async function bringFilmExtras({
  deps,
  rendition,
  receipt,
  ctx,
}: Work & { rendition: VideoPost; receipt: ReceiptDraft }): Promise<(Lack | null)[]> {
  const { cover, captions } = rendition
  let made = receipt
  const lacks: (Lack | null)[] = []
  const bring = async ({ name, sha256, what, extraOf }: { name: string; sha256: string; what: string; extraOf: () => Promise<Extra> }) => {
    if (made.data?.[name] === sha256) return
    const next = { ...made, data: { ...made.data, [name]: sha256 } }
    try {
      await sendExtra({ deps, ctx, made: next, name, extra: await extraOf() })
      made = next
    } catch (error) {
      lacks.push(lackOf({ error, what, now: ctx.now() }))
    }
  }
  if (cover) {
    await assertStored({ ctx, file: cover, what: 'ảnh' })
    const { sha256 } = cover
    await bring({ name: 'thumbnail', sha256, what: 'Phim chưa có ảnh đại diện của bài', extraOf: () => coverOf({ ctx, sha256 }) })
  }
  if (captions) {
    await assertStored({ ctx, file: captions, what: 'phụ đề' })
    const { sha256 } = captions
    await bring({ name: 'captions', sha256, what: 'Phim chưa có phụ đề', extraOf: () => captionsOf({ ctx, sha256 }) })
  }
  return lacks
}

async function sendExtra({ deps, ctx, made, name, extra }: Work & { made: ReceiptDraft; name: string; extra: Extra }) {
  const { edge, params, file, bytes } = extra
  const { externalId: id } = made
  const request = { id, ...params, sha256: made.data?.[name] ?? null }
  const spec: StepSpec = { name, effect: 'repeatable', deadlineMs: DEADLINES.upload, request }
  await ctx.step(spec, async (signal) => {
    const part = { ...file, size: bytes.length, open: () => Readable.from([bytes]) }
    const call = { method: 'POST', path: `${id}/${edge}`, params, file: part, effect: 'repeatable', signal, ctx } as const
    await deps.client.demand({ ...call, schema: successSchema })
    return { answer: { id }, receipts: [made] }
  })
}

async function coverOf({ ctx, sha256 }: { ctx: DeliveryContext; sha256: string }): Promise<Extra> {
  const bytes = await toJpeg({ path: ctx.media.path(sha256), ...COVER }).catch((cause: unknown) => {
    throw unusable({ code: 'facebook.picture-unreadable', message: 'không đọc được ảnh bìa.', help: 'Biên tập viên thay ảnh bìa.', cause })
  })
  const file = { field: 'source', filename: `${sha256.slice(0, 12)}.jpg`, mime: 'image/jpeg' }
  return { edge: 'thumbnails', params: { is_preferred: 'true' }, file, bytes }
}

/** The name says the language: `name.ll_CC.srt` (developers.facebook.com/docs/graph-api/reference/video/captions). */
async function captionsOf({ ctx, sha256 }: { ctx: DeliveryContext; sha256: string }): Promise<Extra> {
  const text = await readFile(ctx.media.path(sha256), 'utf8')
  const bytes = Buffer.from(srtOf(text))
  const file = { field: 'captions_file', filename: `phim.${LOCALE}.srt`, mime: 'application/x-subrip' }
  return { edge: 'captions', params: { default_locale: LOCALE }, file, bytes }
}

function srtOf(text: string): string {
  try {
    return toSrt(text)
  } catch (cause) {
    const help = 'Biên tập viên xuất lại phụ đề thành tệp .srt hoặc .vtt, thay tệp rồi trình lại.'
    throw unusable({ code: 'facebook.captions-unreadable', message: 'tệp phụ đề không có câu nào đọc được.', help, cause })
  }
}

function unusable({ code, message, help, cause }: { code: string; message: string; help: string; cause: unknown }): ItemRejected {
  return new ItemRejected({ code, message, help, who: 'editor', cause })
}
