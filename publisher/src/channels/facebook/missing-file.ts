/** The store of media lacks what a Release names: no fault of Facebook's, and nothing of it is sent. */
import type { DeliveryContext } from '../channel'
import { ChannelUnavailable } from '../errors'

/** @throws ChannelUnavailable */
export async function assertStored({ ctx, file, what }: { ctx: DeliveryContext; file: { sha256: string; size: number }; what: string }) {
  if (await ctx.media.has(file)) return
  throw new ChannelUnavailable({
    code: 'facebook.media-missing',
    message: `Kho tệp của hệ thống không có tệp ${what} này.`,
    help: 'Quản trị kiểm tra MEDIA_DIR có được gắn và đủ quyền đọc không, hoặc khôi phục từ bản sao lưu. Hệ thống tự thử lại.',
    who: 'operator',
  })
}
