/**
 * The bytes of a reel, to the host that takes them: the rest of the file from an offset, in one streamed body. Its errors have a
 * shape of their own, `debug_info` (https://developers.facebook.com/documentation/video-api/guides/reels-publishing).
 */
import type { AxiosInstance } from 'axios'
import { z } from 'zod'
import { ChannelUnavailable, type ChannelError } from '../errors'
import { readAnswer, readBreakdown, type RawAnswer } from './answer'
import type { SendBytes } from './client'
import { toChannelError, UploadSessionLost } from './errors'
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
    if (!answer.ok) throw refusalOf(raw) ?? toChannelError({ failure: answer.failure, effect: 'repeatable', now: ctx.now() })
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

/** OffsetInvalidError, PartialRequestError: how much is there is asked anew. ProcessingFailedError: the upload is of no more use. */
function refusalOf({ status, body }: RawAnswer): ChannelError | null {
  const found = debugSchema.safeParse(jsonOf(body)).data?.debug_info
  if (!found || status >= 500) return null
  const { type } = found
  const facts = { code: `facebook.rupload.${type}`, who: 'nobody' as const, platform: { status, reason: type } }
  if (type === 'ProcessingFailedError') {
    return new UploadSessionLost({
      ...facts,
      message: 'Facebook không dùng được lượt tải thước phim ngắn này nữa.',
      help: 'Không phải làm gì: hệ thống tự tải lại từ đầu.',
    })
  }
  return new ChannelUnavailable({
    ...facts,
    message: `Facebook không nhận phần phim vừa gửi (${type}).`,
    help: 'Hệ thống tự hỏi lại Facebook đã có bao nhiêu rồi gửi tiếp; nếu lặp lại, quản trị kiểm tra mã truy cập của Fanpage.',
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
