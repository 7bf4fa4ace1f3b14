/** GET /deliveries, as cms and operators read it. */
import { z } from 'zod'
import { CHANNEL_IDS, type ChannelId } from '@hl/config/words'

const deliverySchema = z.looseObject({
  id: z.string(),
  documentId: z.string(),
  channel: z.enum(CHANNEL_IDS),
  state: z.string(),
  attempts: z.number(),
  error: z.looseObject({ code: z.string() }).nullable(),
})
const pageSchema = z.object({ deliveries: z.array(deliverySchema), next: z.string().nullable() })
const stepSchema = z.looseObject({ name: z.string(), result: z.string().nullable(), request: z.unknown() })
const timelineSchema = z.looseObject({
  state: z.string(),
  /** newest first */
  timeline: z.array(z.looseObject({ action: z.string(), outcome: z.string().nullable(), steps: z.array(stepSchema) })),
  audit: z.array(z.looseObject({ action: z.string() })),
})
export type DeliveryShown = z.infer<typeof deliverySchema>
export type Timeline = z.infer<typeof timelineSchema>

export interface Deliveries {
  list(filter?: { documentId?: string; state?: string }): Promise<DeliveryShown[]>
  one(of: { documentId: string; channel: ChannelId }): Promise<DeliveryShown | undefined>
  timeline(of: { documentId: string; channel: ChannelId }): Promise<Timeline>
  text(path: string): Promise<string>
  read<T>(schema: z.ZodType<T>, path: string): Promise<T>
  /** as cms asks it for an operator. @returns the status */
  post(path: string, body: unknown): Promise<number>
}

export function deliveriesAt({ url, token }: { url: string; token: string }): Deliveries {
  const ask = async (path: string) => {
    const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } })
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  const list: Deliveries['list'] = async (filter = {}) => {
    const all: DeliveryShown[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = new URLSearchParams({ limit: '200', ...filter, ...(cursor ? { cursor } : {}) })
      const page = pageSchema.parse(await (await ask(`/deliveries?${query}`)).json())
      all.push(...page.deliveries)
      cursor = page.next
    }
    return all
  }
  const one: Deliveries['one'] = async ({ documentId, channel }) => (await list({ documentId })).find((each) => each.channel === channel)
  return {
    list,
    one,
    async timeline(of) {
      const delivery = await one(of)
      if (!delivery) throw new Error(`No Delivery of ${of.documentId} on ${of.channel}`)
      return timelineSchema.parse(await (await ask(`/deliveries/${delivery.id}`)).json())
    },
    text: async (path) => (await ask(path)).text(),
    read: async (schema, path) => schema.parse(await (await ask(path)).json()),
    async post(path, body) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      return (await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).status
    },
  }
}
