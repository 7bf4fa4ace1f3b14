/** For an unknown outcome: what we sent beside the newest things on the Page or channel, so that a person can point. Asks the channel. */
import type { Candidate } from '../channels/candidate'
import { ChannelError } from '../channels/errors'
import { createHealthContext } from '../delivery/context'
import type { Delivery } from '../delivery/delivery'
import { channelOf, type DeliveryDeps } from '../delivery/deps'
import { OperationRefused, refusal } from '../delivery/operate'
import { readSent } from './sent'

const ASK_MS = 20_000
const CLOCKS_APART_MS = 120_000

export interface Candidates {
  sent: { text: string; link: string | null; sentAt: Date | null }
  candidates: (Omit<Candidate, 'link' | 'isOurs'> & { isLikely: boolean; isTaken: boolean })[]
  absentFrom: Date | null
}

/** @throws OperationRefused with the channel's own words when it cannot be asked now */
export async function readCandidates(deps: DeliveryDeps, id: string): Promise<Candidates> {
  const delivery = await readUnknown(deps, id)
  const sent = await readSent(deps.pool, { deps, delivery })
  const text = await sentText(deps, { delivery, release: sent.release })
  const latest = await askLatest(deps, delivery)
  const taken = await deps.pool.query<{ external_id: string }>(
    `select external_id from receipt where channel = $1 and external_id = any($2) and delivery_id <> $3 and status <> 'gone'`,
    [delivery.channel, latest.map((candidate) => candidate.id), delivery.id],
  )
  const takenIds = new Set(taken.rows.map((row) => row.external_id))
  return {
    sent: { ...text, sentAt: sent.sentAt },
    candidates: latest.map(({ link, isOurs: _, ...candidate }) => {
      const isTaken = takenIds.has(candidate.id)
      return { ...candidate, isTaken, isLikely: !isTaken && isLikely({ candidate: { ...candidate, link }, text, sentAt: sent.sentAt }) }
    }),
    absentFrom: sent.absentFrom && sent.absentFrom > new Date() ? sent.absentFrom : null,
  }
}

/** The thing a person named by id or pasted link. @throws OperationRefused when it is none of ours */
export async function identifyThing(deps: DeliveryDeps, { id, ref }: { id: string; ref: string }): Promise<Candidate> {
  const delivery = await readUnknown(deps, id)
  const channel = channelOf(deps, delivery.channel)
  if (!channel.identify) return { id: ref, url: null, text: '', link: null, createdAt: null, pictureUrl: null, isOurs: false }
  const ctx = createHealthContext({ deps, channel, deadlineMs: ASK_MS })
  const thing = await inWords(channel.identify(ref, ctx))
  if (thing) return thing
  throw refusal(
    'Liên kết này không dẫn tới bài nào trên Fanpage hoặc kênh của ta.',
    'Mở đúng bài trên kênh của ta rồi chép liên kết của bài.',
  )
}

async function readUnknown(deps: DeliveryDeps, id: string): Promise<Delivery> {
  const { rows } = await deps.pool.query<Delivery>(`select * from delivery where id = $1`, [id])
  if (!rows[0]) throw new OperationRefused('not_found', 'Không có lượt phát hành này.', 'Tải lại trang.')
  if (rows[0].state !== 'unknown') throw refusal('Lượt phát hành này không ở trạng thái Chưa rõ kết quả.', 'Tải lại trang.')
  return rows[0]
}

async function askLatest(deps: DeliveryDeps, delivery: Delivery): Promise<readonly Candidate[]> {
  const channel = channelOf(deps, delivery.channel)
  if (!channel.latest) return []
  return inWords(channel.latest(createHealthContext({ deps, channel, deadlineMs: ASK_MS })))
}

/** A channel that gives no answer now is no fault of whoever asked. */
export async function inWords<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error
    throw refusal(error.message, error.help)
  }
}

async function sentText(
  deps: DeliveryDeps,
  { delivery, release: hash }: { delivery: Delivery; release: string | null },
): Promise<{ text: string; link: string | null }> {
  const named = hash ?? delivery.wanted_release
  if (named === null) return { text: delivery.title, link: null }
  const rendition = channelOf(deps, delivery.channel).render(await deps.releases.load(deps.pool, named), [])
  const part = (key: string) => (typeof rendition[key] === 'string' ? rendition[key] : null)
  const text = part('message') ?? [part('title'), part('description') ?? part('text')].filter(Boolean).join('\n')
  return { text, link: part('link') }
}

interface Guess {
  candidate: Omit<Candidate, 'isOurs'>
  text: { text: string; link: string | null }
  sentAt: Date | null
}

/** Made since then, and the same link or the same words. */
function isLikely({ candidate, text, sentAt }: Guess): boolean {
  const isEarlier = sentAt !== null && candidate.createdAt !== null && candidate.createdAt.getTime() < sentAt.getTime() - CLOCKS_APART_MS
  if (isEarlier) return false
  const isSameLink = text.link !== null && candidate.link !== null && pathOf(candidate.link) === pathOf(text.link)
  return isSameLink || (folded(text.text) !== '' && folded(candidate.text) === folded(text.text))
}

function folded(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname.replace(/\/+$/, '') : address
}
