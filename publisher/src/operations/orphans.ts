/** What bears our mark on a channel and belongs to no Delivery: made by what a restored database has forgotten. Asks the channel. */
import type { ChannelId } from '@hl/config/words'
import type { Candidate } from '../channels/candidate'
import { createHealthContext } from '../delivery/context'
import { channelOf, type DeliveryDeps } from '../delivery/deps'
import { inWords } from './candidates'

const ASK_MS = 20_000

export type Orphan = Pick<Candidate, 'id' | 'url' | 'text' | 'createdAt'>

/** @throws OperationRefused with the channel's own words when it cannot be asked now */
export async function listOrphans(deps: DeliveryDeps, id: ChannelId): Promise<Orphan[]> {
  const channel = channelOf(deps, id)
  if (!channel.latest) return []
  const latest = await inWords(channel.latest(createHealthContext({ deps, channel, deadlineMs: ASK_MS })))
  const ours = latest.filter(({ isOurs }) => isOurs)
  const { rows } = await deps.pool.query<{ external_id: string }>(
    `select external_id from receipt where channel = $1 and external_id = any($2)`,
    [id, ours.map((candidate) => candidate.id)],
  )
  const known = new Set(rows.map((row) => row.external_id))
  return ours
    .filter((candidate) => !known.has(candidate.id))
    .map(({ id: orphan, url, text, createdAt }) => ({ id: orphan, url, text, createdAt }))
}
