/** What the conformance suite asks of errors and texts, and the poor Releases it shows to `accepts`. */
import { expect } from '@jest/globals'
import type { Release } from '@hl/config/release'
import { CHANNEL_IDS, type ChannelId } from '@hl/config/words'
import type { Channel, Rendition } from './channel'
import { ChannelError } from './errors'

export function expectPlain<R extends Rendition>({ error, channel }: { error: unknown; channel: Channel<R> }) {
  expect(error).toBeInstanceOf(ChannelError)
  if (!(error instanceof ChannelError)) return
  expect(error.code.startsWith(`${channel.id}.`)).toBe(true)
  expectVietnamese(error.message)
  expectVietnamese(error.help)
}

/** Has letters only Vietnamese writes so, in normal form C. */
export function expectVietnamese(text: string) {
  expect(text).toMatch(/[àáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ]/iu)
  expect(text).toBe(text.normalize('NFC'))
}

export function poorReleases(release: Release): Release[] {
  const long = 'Đường về '.repeat(20_000)
  const { plan } = release
  return [
    { ...release, cover: null, video: null, summary: '', body: [] },
    { ...release, title: long, summary: long },
    {
      ...release,
      plan: { ...plan, facebook: { ...plan.facebook, message: ' ' }, youtube: { ...plan.youtube, title: ' ', description: ' ' } },
    },
    {
      ...release,
      plan: { ...plan, facebook: { ...plan.facebook, message: long }, youtube: { ...plan.youtube, title: long, description: long } },
    },
    { ...release, title: '<b>\u0000\ud800', summary: '\u0301', plan: { ...plan, website: { ...plan.website, enabled: false } } },
    ...(['article', 'video', 'faq'] as const).map((type) => ({ ...release, type, video: null })),
  ]
}

/** Channels whose receipts change what this one sends. */
export function shownBy<R extends Rendition>({ channel, release }: { channel: Channel<R>; release: Release }): ChannelId[] {
  const alone = JSON.stringify(channel.render(release, []))
  const made = { incarnation: 1, externalId: 'x1', url: 'https://example.vn/x1', status: 'live', createdAt: new Date(0) } as const
  return CHANNEL_IDS.filter((other) =>
    RECEIPT_KEYS.some((key) => JSON.stringify(channel.render(release, [{ ...made, channel: other, key }])) !== alone),
  )
}

const RECEIPT_KEYS = ['page', 'post', 'video']

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze)
    Object.freeze(value)
  }
  return value
}

export function codeOf(error: unknown): string | null {
  return error instanceof ChannelError ? error.code : null
}

export async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error('nothing was thrown')
    },
    (error: unknown) => error,
  )
}
