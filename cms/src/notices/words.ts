/** The words of mails, in the recipient's language. Causes and next steps come from the publisher, in Vietnamese. */
import type { NoticeKind } from '@hl/config/channel-health'
import { CHANNEL_NAMES, type ChannelId } from '@hl/config/words'
import type { Message } from './compose'

export type Language = 'vi' | 'en'
type Who = 'nobody' | 'operator' | 'editor' | 'duty'

interface Words {
  subject: Readonly<Record<Message['kind'], (input: { first: string; more: number; count: number }) => string>>
  opening: Readonly<Record<Message['kind'], string>>
  kinds: Readonly<Record<NoticeKind, string>>
  who: Readonly<Record<Who, string>>
  labels: Readonly<Record<'items' | 'more' | 'todo' | 'who' | 'since' | 'open' | 'over' | 'grown' | 'still' | 'rest' | 'own', string>>
  closing: string
}

const vi: Words = {
  subject: {
    now: ({ first, more }) => `Cần xử lý: ${first}${more > 0 ? ` và ${more} việc khác` : ''}`,
    done: ({ count }) =>
      count === 1 ? 'Đã xong: việc phát hành đã trở lại bình thường' : `Đã xong: ${count} việc phát hành đã trở lại bình thường`,
    digest: ({ count }) => `Tổng hợp phát hành: ${count} việc đang mở`,
  },
  opening: {
    now: 'Việc phát hành có chỗ cần bạn xử lý.',
    done: 'Những việc sau đã xong, bạn không phải làm gì thêm.',
    digest: 'Những việc đang mở của việc phát hành, tính đến lúc này.',
  },
  kinds: {
    blocked: 'Kênh bị chặn',
    failed: 'Gửi không được',
    rejected: 'Kênh không nhận',
    unknown: 'Chưa rõ kết quả',
    drift: 'Bị thay đổi',
    late: 'Phát chậm',
    takedown: 'Gỡ bài quá lâu',
    unreadable: 'Lệnh không đọc được',
    token: 'Kết nối sắp hết hạn',
    health: 'Kênh không ổn',
    preflight: 'Bài hẹn giờ có vấn đề',
    publisher: 'Bộ phận phát hành không trả lời',
  },
  who: { nobody: 'không ai phải làm gì', operator: 'Quản trị hệ thống', editor: 'Biên tập viên', duty: 'Trưởng Ban biên tập (trực)' },
  labels: {
    items: 'Số bài',
    more: 'và {n} bài khác',
    todo: 'Việc cần làm',
    who: 'Người xử lý',
    since: 'Từ lúc',
    open: 'Mở trang theo dõi',
    over: 'đã xong',
    grown: 'thêm bài hoặc gấp hơn',
    still: 'vẫn còn',
    rest: 'việc của người khác',
    own: 'Việc của bạn',
  },
  closing:
    'Thư tự động, không cần trả lời. Trong lúc tình hình còn thay đổi, mỗi 15 phút có nhiều nhất một thư. Tắt thư ở trang Sức khỏe kênh.',
}

const en: Words = {
  subject: {
    now: ({ first, more }) => `To be handled: ${first}${more > 0 ? ` and ${more} more` : ''}`,
    done: ({ count }) => `Done: ${count === 1 ? 'one matter' : `${count} matters`} of publishing settled`,
    digest: ({ count }) => `Publishing today: ${count} open`,
  },
  opening: {
    now: 'Something in publishing needs you. Causes and next steps are given in Vietnamese.',
    done: 'What follows is settled; there is nothing left to do.',
    digest: 'What is open in publishing at this time.',
  },
  kinds: {
    blocked: 'Channel blocked',
    failed: 'Could not be sent',
    rejected: 'Refused by the channel',
    unknown: 'Outcome unknown',
    drift: 'Changed on the channel',
    late: 'Late',
    takedown: 'Takedown takes too long',
    unreadable: 'Unreadable orders',
    token: 'Connection about to expire',
    health: 'Channel not well',
    preflight: 'Trouble ahead for a scheduled Item',
    publisher: 'The publisher does not answer',
  },
  who: { nobody: 'nobody', operator: 'System administrator', editor: 'Editor', duty: 'Chief editor on duty' },
  labels: {
    items: 'Items',
    more: 'and {n} more',
    todo: 'What to do',
    who: 'Who',
    since: 'Since',
    open: 'Open the monitor',
    over: 'settled',
    grown: 'more Items, or more pressing',
    still: 'still open',
    rest: 'for others',
    own: 'For you',
  },
  closing: 'Sent automatically. While things change there is at most one mail in 15 minutes. Switch mails off on the page Channel health.',
}

export const MAIL_WORDS: Readonly<Record<Language, Words>> = { vi, en }

/** `Kênh bị chặn (Facebook)` */
export function headline({ kind, channel, words }: { kind: NoticeKind; channel: ChannelId | null; words: Words }): string {
  return channel === null ? words.kinds[kind] : `${words.kinds[kind]} (${CHANNEL_NAMES[channel]})`
}
