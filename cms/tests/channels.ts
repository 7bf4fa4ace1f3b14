/** What a suite with the real publisher waits for. */
import { z } from 'zod'
import type { ChannelId } from '@hl/config/words'
import type { Desk } from './desk'

/** @returns the documentId of an article that went through the whole chain */
export async function approved(desk: Desk, title: string, fields: Record<string, unknown>): Promise<string> {
  const id = await desk.article(title, fields)
  const answer = await desk.approve(`articles/${id}`)
  if (answer.status !== 200) throw new Error(`Not approved: ${JSON.stringify(answer.body)}`)
  return id
}

export async function untilDelivery(input: { desk: Desk; id: string; channel: ChannelId; state: string }): Promise<void> {
  const { desk, id, channel, state } = input
  await until(async () => (await stateOf({ desk, id, channel })) === state)
}

/** `null`: the publisher knows of none. */
export async function stateOf({ desk, id, channel }: { desk: Desk; id: string; channel: ChannelId }): Promise<string | null> {
  const sql = 'select state from publisher.delivery where document_id = $1 and channel = $2'
  const found = await desk.database.query(sql, [id, channel])
  return z.object({ state: z.string() }).safeParse(found.rows[0]).data?.state ?? null
}

const WITHIN_MS = 40_000

export async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + WITHIN_MS; !(await isTrue()); await new Promise((done) => setTimeout(done, 100))) {
    if (Date.now() > end) throw new Error('It did not come to that in time')
  }
}
