/** What the tests do at the desk and see on the channels, all over HTTP. */
import { z } from 'zod'
import { paragraphs } from '../seed/blocks'
import { type Board, walkToApproval } from '../seed/board'
import { createEntry, findEntry } from '../seed/content-manager'
import { type Credentials, readCredentials } from '../start/credentials'
import { apiOf } from './sign-in'
import type { Addresses } from './started-system'

const UID = 'api::article.article'

const deliverySchema = z.object({
  id: z.string(),
  type: z.string(),
  documentId: z.string(),
  channel: z.string(),
  state: z.string(),
  live: z.object({ release: z.string() }).nullable(),
  receipt: z.object({ id: z.string(), url: z.string().nullable() }).nullable(),
  reason: z.string().nullable(),
})
export type DeliveryView = z.infer<typeof deliverySchema>
const pageSchema = z.object({ deliveries: z.array(deliverySchema), next: z.string().nullable() })
const stateSchema = z.object({
  facebook: z.object({
    posts: z.array(
      z.looseObject({
        id: z.string(),
        message: z.string().nullable(),
        preview: z.looseObject({ imageFile: z.string().nullable() }).nullable(),
      }),
    ),
  }),
  youtube: z.object({ videos: z.array(z.looseObject({ id: z.string(), title: z.string(), privacyStatus: z.string() })) }),
})

export interface Desk {
  credentials: Credentials
  board: Board
  write(article: { title: string; text: string; plan?: object }): Promise<string>
  edit(change: { documentId: string; title: string; text: string }): Promise<void>
  /** Other fields of an article, by their names in the content type. */
  change(change: { documentId: string; fields: Record<string, unknown> }): Promise<void>
  /** @returns the hash that was approved */
  approve(documentId: string): Promise<string>
  takeDown(documentId: string): Promise<void>
  deliveries(query: string): Promise<DeliveryView[]>
  sandbox(): Promise<z.infer<typeof stateSchema>>
}

export async function openDesk(addresses: Addresses): Promise<Desk> {
  const { dataDir, internal, sandbox } = addresses
  const credentials = readCredentials(dataDir)
  if (!credentials) throw new Error('no credentials.json')
  const as = (who: string) => apiOf({ addresses, who })
  const [editor, reviewer, chief] = [await as('editor'), await as('compliance-reviewer'), await as('chief-editor')]
  const section = await findEntry({ api: editor, uid: 'api::section.section', field: 'slug', value: 'tu-van-huong-dan' })
  if (!section) throw new Error('the sections are not there')
  return {
    credentials,
    board: { editor, reviewer, chief },
    write: ({ title, text, plan }) =>
      createEntry({
        api: editor,
        uid: UID,
        data: {
          title,
          summary: `Tóm tắt: ${title}`,
          body: paragraphs(text),
          section: { connect: [{ documentId: section.documentId }] },
          ...(plan ? { plan } : {}),
        },
      }),
    async edit({ documentId, title, text }) {
      const body = { title, summary: `Tóm tắt: ${title}`, body: paragraphs(text) }
      await editor.call({ method: 'PUT', path: `/content-manager/collection-types/${UID}/${documentId}`, body })
    },
    async change({ documentId, fields: body }) {
      await editor.call({ method: 'PUT', path: `/content-manager/collection-types/${UID}/${documentId}`, body })
    },
    async approve(documentId) {
      const hash = await walkToApproval({ board: { editor, reviewer, chief }, path: `articles/${documentId}` })
      if (hash === null) throw new Error(`${documentId} could not be approved`)
      return hash
    },
    async takeDown(documentId) {
      await chief.call({ method: 'POST', path: `/editorial/articles/${documentId}/takedown`, body: { comment: 'Gỡ để thử' } })
    },
    deliveries: (query) => listDeliveries({ internal, token: credentials.internalToken, query }),
    async sandbox() {
      return stateSchema.parse(await (await fetch(`${sandbox}/state`, { signal: AbortSignal.timeout(10_000) })).json())
    },
  }
}

/** Walks all pages, in small ones so that the paging is used. */
async function listDeliveries({ internal, token, query }: { internal: string; token: string; query: string }): Promise<DeliveryView[]> {
  const all: DeliveryView[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const address: string = `${internal}/deliveries?limit=40&${query}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`
    const response = await fetch(address, { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(10_000) })
    if (!response.ok) throw new Error(`${address} → ${response.status} ${await response.text()}`)
    const page = pageSchema.parse(await response.json())
    all.push(...page.deliveries)
    cursor = page.next
  }
  return all
}
