/** What the suites share: the booted cms, and what they look at in its database. Filled before the first test runs. */
import { outboxPayloadSchema, type OutboxPayload } from '@hl/config/outbox'
import type { Client } from 'pg'
import { draftArticle, firstSection, person, type Answer, type Api } from './api'
import { bootCms, type BootedCms } from './booted-cms'

export interface Desk {
  open(): Promise<void>
  close(): Promise<void>
  readonly cms: BootedCms
  readonly url: string
  readonly dataDir: string
  readonly admin: Api
  readonly database: Client
  /** documentId of the first section of the menu */
  readonly section: string
  /** @returns the documentId of a complete draft */
  article(title: string, fields?: Record<string, unknown>): Promise<string>
  /** one person per role of the chain, signed in */
  readonly people: Record<'editor' | 'reviewer' | 'chief', Api>
  /** Takes an Item of the administrator's through the chain until it waits for its approver. */
  present(path: string): Promise<void>
  /** Presents it, and approves as the chief editor what the chief editor is shown. */
  approve(path: string): Promise<Answer>
  outbox(documentId: string): Promise<OutboxPayload[]>
  /** The publish and remove rows: what the channels are told. */
  orders(documentId: string): Promise<OutboxPayload[]>
  /** How many published versions of an article there are. */
  published(documentId: string): Promise<number>
}

export function makeDesk(): Desk {
  let booted: BootedCms | null = null
  let section = ''
  let people: Desk['people'] | null = null
  const cms = (): BootedCms => {
    if (booted === null) throw new Error('The cms did not start; see the first failure')
    return booted
  }
  const board = (): Desk['people'] => {
    if (people === null) throw new Error('Nobody is signed in; see the first failure')
    return people
  }
  const present = async (path: string): Promise<void> => {
    const { editor, reviewer } = board()
    for (let step = 0; step < 5; step += 1) {
      const { stage } = (await cms().admin.call('GET', `/editorial/${path}`)).body
      if (stage === 'draft') await cms().admin.call('POST', `/editorial/${path}/submit`, {})
      else if (stage === 'submitted' || stage === 'in_edit') await editor.call('POST', `/editorial/${path}/requestCheck`, {})
      else if (stage === 'in_check')
        await reviewer.call('POST', `/editorial/${path}/passCheck`, { checklist: await ticked(reviewer, path) })
      else return
    }
  }
  const outbox = async (documentId: string) => {
    const found = await cms().database.query('select payload from cms.outbox where document_id = $1 order by seq', [documentId])
    return found.rows.map((row) => outboxPayloadSchema.parse(row.payload))
  }
  return {
    open: async () => {
      booted = await bootCms()
      section = await firstSection(booted.admin)
      people = await signInBoard(booted)
    },
    close: async () => booted?.close(),
    get cms() {
      return cms()
    },
    get url() {
      return cms().url
    },
    get dataDir() {
      return cms().dataDir
    },
    get admin() {
      return cms().admin
    },
    get database() {
      return cms().database
    },
    get section() {
      return section
    },
    article: (title, fields = {}) => draftArticle({ api: cms().admin, section, fields: { title, ...fields } }),
    get people() {
      return board()
    },
    present,
    approve: async (path) => {
      await present(path)
      const { chief } = board()
      const { releaseHash } = (await chief.call('GET', `/editorial/${path}`)).body
      return chief.call('POST', `/editorial/${path}/approve`, { releaseHash: releaseHash ?? 'incomplete' })
    },
    outbox,
    orders: async (documentId) => (await outbox(documentId)).filter((row) => row.kind === 'publish' || row.kind === 'remove'),
    published: async (documentId) => {
      const sql = 'select count(*)::int as n from cms.articles where document_id = $1 and published_at is not null'
      return (await cms().database.query(sql, [documentId])).rows[0].n
    },
  }
}

async function signInBoard({ url, admin }: BootedCms): Promise<Desk['people']> {
  const [editor, reviewer, chief] = await Promise.all([
    person({ url, admin, role: 'editor' }),
    person({ url, admin, role: 'compliance-reviewer' }),
    person({ url, admin, role: 'chief-editor' }),
  ])
  return { editor, reviewer, chief }
}

/** Every line that the caller is shown, ticked. */
export async function ticked(api: Api, path: string): Promise<Record<string, true>> {
  const { checklist } = (await api.call('GET', `/editorial/${path}`)).body
  return Object.fromEntries(checklist.map((line: { id: string }) => [line.id, true]))
}
