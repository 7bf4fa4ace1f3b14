/** What the suites share: the booted cms, and what they look at in its database. Filled before the first test runs. */
import { outboxPayloadSchema, type OutboxPayload } from '@hl/config/outbox'
import type { Client } from 'pg'
import { draftArticle, firstSection, type Api } from './api'
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
  outbox(documentId: string): Promise<OutboxPayload[]>
  /** How many published versions of an article there are. */
  published(documentId: string): Promise<number>
}

export function makeDesk(): Desk {
  let booted: BootedCms | null = null
  let section = ''
  const cms = (): BootedCms => {
    if (booted === null) throw new Error('The cms did not start; see the first failure')
    return booted
  }
  return {
    open: async () => {
      booted = await bootCms()
      section = await firstSection(booted.admin)
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
    outbox: async (documentId) => {
      const found = await cms().database.query('select payload from cms.outbox where document_id = $1 order by seq', [documentId])
      return found.rows.map((row) => outboxPayloadSchema.parse(row.payload))
    },
    published: async (documentId) => {
      const sql = 'select count(*)::int as n from cms.articles where document_id = $1 and published_at is not null'
      return (await cms().database.query(sql, [documentId])).rows[0].n
    },
  }
}
