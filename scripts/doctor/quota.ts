/** What is left of the daily budgets, by the publisher's own ledger. */
import { channelsSchema, type Quota } from '@hl/config/channel-health'
import { formatDateTime } from '@hl/config/time'
import { CHANNEL_NAMES } from '@hl/config/words'
import type { Check } from './check'
import { good, look, type Finding } from './finding'
import { askPublisher } from './publisher'

export const quota: Check = {
  name: 'Hạn mức',
  async look(patient, signal) {
    const told = await askPublisher(patient, { path: '/channels', schema: channelsSchema, signal })
    if (!told) return [look('chưa đọc được: bộ phát đang tắt.', 'Chạy npm start rồi khám lại.')]
    return told.channels.flatMap(({ id, quota: buckets }) => buckets.map((bucket) => judgeQuota(CHANNEL_NAMES[id], bucket)))
  },
}

export function judgeQuota(channel: string, { name, perDay, used, left, planned, resetsAt }: Quota): Finding {
  const state = `${channel}, ${name}: đã dùng ${used}/${perDay}`
  const until = `tính lại lúc ${formatDateTime(resetsAt)}`
  if (planned > left)
    return look(
      `${state}, còn ${left} mà kế hoạch hôm nay cần ${planned}; ${until}.`,
      'Dời bớt bài hẹn, hoặc để hệ thống tự gửi khi có hạn mức mới.',
      'system',
    )
  if (left === 0) return look(`${state}; ${until}.`, 'Không phải làm gì: hệ thống tự gửi khi có hạn mức mới.', 'system')
  return good(`${state}, ${until}`)
}
