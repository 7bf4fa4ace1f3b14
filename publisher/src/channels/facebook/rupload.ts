/**
 * The bytes of a reel, to the host that takes them: the rest of the file from an offset, in one streamed body. Its errors have a
 * shape of their own, `debug_info` (https://developers.facebook.com/documentation/video-api/guides/reels-publishing).
 */
import type { AxiosInstance } from 'axios'
import { z } from 'zod'
import type { ChannelContext } from '../channel'
import { ChannelUnavailable, type ChannelError } from '../errors'
import { readAnswer, readBreakdown, type RawAnswer } from './answer'
import type { SendBytes } from './client'
import { RUPLOAD_REFUSED_ROW, RUPLOAD_TABLE, RUPLOAD_UNLISTED_ROW } from './error-table'
import { toChannelError, toRuploadError } from './errors'
import { FIXED } from './http'
import { successSchema } from './objects'
import type { FacebookSettings } from './settings'

export function createRupload({ settings, http }: { settings: FacebookSettings; http: AxiosInstance }): SendBytes {
  return async ({ url, offset, size, open, signal, ctx }) => {
    const address = assertOurHost({ url, settings })
    let raw: RawAnswer
    try {
      const response = await http.request<string>({
        ...FIXED,
        timeout: 0,
        method: 'POST',
        url: address.href,
        headers: {
          // this host takes no other form of it, and knows no appsecret_proof
          Authorization: `OAuth ${settings.pageToken}`,
          'Content-Type': 'application/octet-stream',
          'Content-Length': String(size - offset),
          offset: String(offset),
          file_size: String(size),
        },
        data: open(),
        signal,
      })
      raw = { status: response.status, headers: { ...response.headers }, body: String(response.data) }
    } catch (error) {
      throw toChannelError({ failure: readBreakdown(error), effect: 'repeatable', now: ctx.now() })
    }
    ctx.heard?.(raw.status)
    ctx.log.debug('facebook_bytes', { path: address.pathname, offset, size, status: raw.status })
    const answer = readAnswer({ raw, schema: successSchema })
    if (!answer.ok) throw refusalOf({ raw, ctx }) ?? toChannelError({ failure: answer.failure, effect: 'repeatable', now: ctx.now() })
  }
}

/** The token goes nowhere else, whatever an answer says. */
function assertOurHost({ url, settings }: { url: string; settings: FacebookSettings }): URL {
  const ours = new URL(settings.ruploadUrl)
  const folder = `${ours.pathname.replace(/\/$/, '')}/video-upload/`
  if (URL.canParse(url)) {
    const address = new URL(url)
    if (address.origin === ours.origin && address.pathname.startsWith(folder)) return address
  }
  throw new ChannelUnavailable({
    code: 'facebook.upload-host',
    message: 'Facebook chỉ nơi nhận phim không phải máy chủ đã khai báo, nên không gửi gì tới đó.',
    help: 'Quản trị kiểm tra FACEBOOK_RUPLOAD_URL với tài liệu hiện hành của Facebook. Hệ thống tự thử lại.',
    who: 'operator',
  })
}

const debugSchema = z.looseObject({ debug_info: z.looseObject({ type: z.string(), message: z.string().catch('') }) })

/** @returns null when the answer has another shape, or says that the server failed */
function refusalOf({ raw, ctx }: { raw: RawAnswer; ctx: ChannelContext }): ChannelError | null {
  const { status, body } = raw
  const type = debugSchema.safeParse(jsonOf(body)).data?.debug_info.type
  if (type === undefined || status >= 500) return null
  const listed = RUPLOAD_TABLE[type]
  if (!listed) ctx.log.warn('facebook_unlisted_error', { status, type })
  const row = listed ?? (status === 401 || status === 403 ? RUPLOAD_REFUSED_ROW : RUPLOAD_UNLISTED_ROW)
  return toRuploadError({ type, status, row, now: ctx.now() })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
