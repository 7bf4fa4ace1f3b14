import { monitorItemsSchema, monitorSchema, type MonitorItem } from '@hl/config/monitor'
import { deliveryDetailSchema } from '@hl/config/monitor-delivery'
import { releaseSchema } from '@hl/config/release'
import { z } from 'zod'
import { block, hold, pause } from '../delivery/doors'
import { createStage, type Stage } from '../delivery/testing/stage'
import { internalApi, PERSON, type InternalApi } from './testing/internal-api'

const DISCONNECTED = { code: 'facebook.190', message: 'Fanpage mất kết nối.', help: 'Kết nối lại.', who: 'operator' } as const
let stage: Stage
let api: InternalApi

beforeAll(async () => {
  stage = await createStage()
  api = internalApi(stage)
  for (const [index, title] of ['Đường về', 'Mái ấm', 'Hướng thiện'].entries())
    await stage.approve({ documentId: `a${index}`, seq: 1, title })
  await block(stage.deps, { channel: 'facebook', reason: DISCONNECTED })
  await stage.run()
})
afterAll(() => stage.close())

const items = async (query: string): Promise<MonitorItem[]> => (await api.read(monitorItemsSchema, `/items?${encodeURI(query)}`)).items
const titles = async (query: string) => (await items(query)).map(({ title }) => title).sort()
const monitor = () => api.read(monitorSchema, '/monitor')

describe('GET /monitor', () => {
  it('counts the five groups and names the one cause that keeps three Items', async () => {
    const { groups, causes, late, paused } = await monitor()
    expect(groups).toEqual({ attention: 3, running: 0, later: 0, done: 6, none: 0 })
    expect(causes).toEqual([
      expect.objectContaining({ ...DISCONNECTED, key: 'facebook.blocked.facebook.190', group: 'attention', count: 3, remedy: 'reconnect' }),
    ])
    expect(late.count).toBe(0)
    expect(paused).toEqual([])
  })

  it('says who paused a channel, and counts what waits for it apart from what is late', async () => {
    await pause(stage.deps, { channel: 'youtube', all: false, actor: PERSON })
    await stage.db.pool.query(
      `update delivery set state = 'queued', due_at = now() - interval '1 hour' where channel in ('youtube', 'website') and document_id = 'a0'`,
    )
    const { groups, causes, late, paused } = await monitor()
    expect(paused).toEqual([expect.objectContaining({ channel: 'youtube', all: false, by: PERSON.name, waiting: 1 })])
    expect(late).toMatchObject({ count: 1, oldestDueAt: expect.any(String) })
    expect(groups).toMatchObject({ running: 2, done: 4 })
    expect(causes.map(({ key, remedy }) => [key, remedy])).toEqual([
      ['facebook.blocked.facebook.190', 'reconnect'],
      ['website.queued.core.late', null],
      ['youtube.queued.core.paused', 'resume'],
    ])
    for (const { key, count } of causes) expect((await items(`cause=${key}`)).length).toBe(count)
    expect(await titles('late=true')).toEqual(['Đường về'])
    await stage.db.pool.query(`update delivery set state = 'live', due_at = null where channel in ('youtube', 'website')`)
    await stage.db.pool.query(`delete from channel_state where channel = 'youtube'`)
  })

  it('shows a Delivery under a lease as being worked on, and in no other group', async () => {
    await stage.db.pool.query(
      `update delivery set lease_until = now() + interval '1 minute' where channel = 'website' and document_id = 'a1'`,
    )
    expect((await monitor()).groups).toMatchObject({ running: 1, done: 5 })
    expect(await titles('state=working')).toEqual(['Mái ấm'])
    expect(await titles('group=running')).toEqual(['Mái ấm'])
    expect(await titles('group=done&channel=website')).toEqual(['Hướng thiện', 'Đường về'])
    await stage.db.pool.query(`update delivery set lease_until = null`)
  })

  it('says until when a limit holds', async () => {
    const until = new Date(Date.now() + 3_600_000)
    await hold(stage.deps, { channel: 'youtube', bucket: '', until, reason: { ...DISCONNECTED, code: 'youtube.quota', who: 'nobody' } })
    await stage.approve({ documentId: 'a0', seq: 2, title: 'Đường về' })
    await stage.run()
    const held = (await monitor()).causes.find(({ state }) => state === 'held')
    expect(held).toMatchObject({ key: 'youtube.held.youtube.quota', count: 1, until: until.toISOString(), remedy: null })
  })
})

describe('GET /items', () => {
  it('gives each Item once, with all its Deliveries in channel order, whichever of them fits', async () => {
    const [one] = await items('channel=facebook&state=blocked&q=mái')
    expect(one).toMatchObject({ type: 'articles', documentId: 'a1', section: 'sectiontuvan' })
    expect(one?.deliveries.map(({ channel, state }) => [channel, state])).toEqual([
      ['website', 'live'],
      ['facebook', 'blocked'],
      ['youtube', 'live'],
    ])
  })

  it.each([
    ['q=duong VE', ['Đường về']],
    ['q=huong duong', []],
    ['q=_', []],
    ['q=%25', []],
    ['group=attention', ['Hướng thiện', 'Mái ấm', 'Đường về']],
    ['type=videos', []],
    ['section=sectiontuvan&documentId=a2', ['Hướng thiện']],
    ['unit=khongco', []],
    ['until=2020-01-01T00:00:00Z', []],
    ['cause=nonsense', []],
  ])('finds by %s', async (query, expected) => {
    expect(await titles(query)).toEqual(expected)
  })

  it('pages through every Item once while it stands still', async () => {
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: z.infer<typeof monitorItemsSchema> = await api.read(monitorItemsSchema, `/items?limit=1${cursor && `&cursor=${cursor}`}`)
      seen.push(...page.items.map(({ documentId }) => documentId))
      cursor = page.next
    }
    expect(seen.sort()).toEqual(['a0', 'a1', 'a2'])
  })
})

describe('one Delivery', () => {
  it('is shown with its Attempts, steps, receipts and audit, and its Release with its content', async () => {
    const [item] = await items('q=mái')
    const website = item?.deliveries[0]
    const detail = await api.read(deliveryDetailSchema, `/deliveries/${website?.id}`)
    expect(detail.receipts).toEqual([expect.objectContaining({ status: 'live', release: website?.live?.release })])
    expect(detail.timeline.at(-1)).toMatchObject({ action: 'create', by: null, nextTryAt: null, outcome: 'live' })
    expect(detail.timeline.at(-1)?.steps).toEqual([expect.objectContaining({ name: 'create', result: 'ok', answer: expect.any(String) })])
    expect(detail.drift).toBeNull()
    const { release } = await api.read(z.object({ release: releaseSchema }), `/releases/${website?.live?.release}`)
    expect(release.title).toBe('Mái ấm')
    expect((await api.ask(`/releases/${'0'.repeat(64)}`)).status).toBe(404)
  })
})
