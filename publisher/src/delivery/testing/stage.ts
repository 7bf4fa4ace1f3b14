/** The core on a real database with scripted channels; an outbox to write to and a doorbell that only takes note. */
import { setTimeout as sleep } from 'node:timers/promises'
import { POLICY } from '@hl/config/policy'
import { releaseHash, type Release } from '@hl/config/release'
import { CHANNEL_IDS, type ChannelId } from '@hl/config/words'
import { createMediaReader } from '../../media/media-reader'
import { createTestDatabase, type TestDatabase } from '../../migrations/test-database'
import { takeBatch, type RelayDeps } from '../../outbox/relay'
import { exampleRelease } from '../../release/example-release'
import { createReleaseStore } from '../../release/release-store'
import { deliver } from '../deliver'
import { deliveryId, type Delivery } from '../delivery'
import type { DeliveryDeps } from '../deps'
import { createScriptedChannel, type ScriptedChannel } from './scripted-channel'

export interface Approval {
  documentId: string
  seq: number
  title?: string
  notBefore?: string
  channels?: readonly ChannelId[]
  /** what the scripted channels cannot change on a thing */
  film?: string
  /** the plan wants made anew what cannot be changed */
  isReplaced?: boolean
}

export interface Stage {
  /** events logged as errors, by every process of this stage */
  errors: string[]
  db: TestDatabase
  deps: DeliveryDeps
  website: ScriptedChannel
  facebook: ScriptedChannel
  youtube: ScriptedChannel
  approve(item: Approval): Promise<string>
  takedown(item: { documentId: string; seq: number }): Promise<void>
  write(row: { documentId: string; seq: number; payload: unknown }): Promise<void>
  /** Takes the outbox and works on all that is due until nothing is, or `ms` are over. */
  run(ms?: number): Promise<void>
  /** Takes the outbox and works on nothing. */
  relayOnly(): Promise<void>
  /** Another process of the same kind. */
  another(): DeliveryDeps
  delivery(item: { documentId: string; channel: ChannelId }): Promise<Delivery>
  close(): Promise<void>
}

const silent = () => undefined
const ACTOR = { id: '1', name: 'Trưởng Ban' }

/** @param canPrepare YouTube has an upload that can be done ahead */
export async function createStage({ canPrepare = false } = {}): Promise<Stage> {
  const db = await createTestDatabase(process.env['TEST_DATABASE_URL'])
  await db.pool.query(`create schema cms`)
  await db.pool.query(
    `create table cms.outbox (id bigint generated always as identity primary key, document_id text, seq bigint, payload jsonb, created_at timestamptz default now())`,
  )
  const website = createScriptedChannel({ id: 'website', embeds: ['youtube'] })
  const facebook = createScriptedChannel({ id: 'facebook', after: ['website'] })
  const youtube = createScriptedChannel({ id: 'youtube', canPrepare })
  const errors: string[] = []
  const another = (): DeliveryDeps => ({
    pool: db.pool,
    channels: new Map([website, facebook, youtube].map((channel) => [channel.id, channel])),
    releases: createReleaseStore(),
    media: createMediaReader('/nonexistent'),
    doorbell: { ring: async () => undefined, depths: async () => ({}) },
    policy: { ...POLICY, retryMs: [10, 10, 10, 10, 10, 10] },
    log: { error: (event) => void errors.push(event), warn: silent, info: silent, debug: silent },
    stopping: new AbortController().signal,
  })
  const deps = another()
  const relay: RelayDeps = {
    ...deps,
    databaseUrl: db.url,
    sweepMs: 1_000,
    applySiteEntry: async () => [],
    recordTakedown: async () => undefined,
    afterSiteChange: () => undefined,
  }
  const write: Stage['write'] = async ({ documentId, seq, payload }) => {
    await db.pool.query(`insert into cms.outbox (document_id, seq, payload) values ($1, $2, $3)`, [
      documentId,
      seq,
      JSON.stringify(payload),
    ])
  }
  return {
    errors,
    db,
    deps,
    website,
    facebook,
    youtube,
    write,
    another,
    async approve({ documentId, seq, ...asked }) {
      const release = releaseOf({ documentId, ...asked })
      const hash = releaseHash(release)
      const at = new Date().toISOString()
      await write({
        documentId,
        seq,
        payload: { v: 1, kind: 'publish', seq, documentId, at, actor: ACTOR, releaseHash: hash, release, comment: null },
      })
      return hash
    },
    async takedown({ documentId, seq }) {
      const at = new Date().toISOString()
      await write({
        documentId,
        seq,
        payload: { v: 1, kind: 'remove', seq, documentId, at, actor: ACTOR, type: 'article', reason: 'Rút lại sự đồng ý' },
      })
    },
    async run(ms = 5_000) {
      const until = Date.now() + ms
      while (Date.now() < until) {
        await takeBatch(relay)
        const { rows } = await db.pool.query<{ id: string; due: boolean }>(
          `select id, due_at <= now() and coalesce(lease_until <= now(), true) as due from delivery where due_at < now() + interval '1 second'`,
        )
        if (rows.length === 0) return
        await Promise.all(rows.filter((row) => row.due).map((row) => deliver(deps, row.id)))
        await sleep(5)
      }
    },
    async relayOnly() {
      await takeBatch(relay)
    },
    async delivery(item) {
      const { rows } = await db.pool.query<Delivery>(`select * from delivery where id = $1`, [deliveryId(item)])
      if (!rows[0]) throw new Error(`no Delivery of ${item.documentId} on ${item.channel}`)
      return rows[0]
    },
    close: () => db.drop(),
  }
}

function releaseOf(input: Omit<Approval, 'seq'>): Release {
  const { documentId, title = 'Tiêu đề', notBefore = null, channels = CHANNEL_IDS, film = 'Phim', isReplaced = false } = input
  const replace = isReplaced ? ({ replace: true } as const) : {}
  const on = (id: ChannelId) => ({ enabled: channels.includes(id), notBefore })
  const plan = {
    website: on('website'),
    facebook: { ...on('facebook'), message: null, ...replace },
    youtube: { ...on('youtube'), title: null, description: null, ...replace },
  }
  return exampleRelease({ documentId, title, summary: film, plan })
}
