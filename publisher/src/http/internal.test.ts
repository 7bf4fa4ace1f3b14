import { CHANNEL_IDS } from '@hl/config/words'
import { block } from '../delivery/doors'
import { connectionsOf } from '../connections/testing/connections-of'
import { createStage, type Stage } from '../delivery/testing/stage'
import { previewPage } from '../site/preview'
import { exampleRelease } from '../release/example-release'
import { createInternalApp } from './internal'
import type { InternalDeps } from './internal-deps'

const TOKEN = 'internal-token'
let stage: Stage
let isReady = true
let app: ReturnType<typeof createInternalApp>

beforeAll(async () => {
  stage = await createStage()
  const deps: InternalDeps = {
    ...stage.deps,
    token: TOKEN,
    mode: 'sandbox',
    evidence: { pool: stage.db.pool, media: stage.deps.media, checkpointKey: 'test-key', secrets: [TOKEN], isSandbox: true },
    isReady: () => isReady,
    probes: [],
    queues: [],
    connections: connectionsOf(stage),
    rebuildSite: async () => false,
    checkChannel: async () => false,
    previewPage: (input) => previewPage({ ...input, pool: stage.db.pool, siteUrl: 'https://site.example', mode: 'sandbox' }),
  }
  app = createInternalApp(deps)
  for (const [index, documentId] of ['a1', 'a2', 'a3'].entries()) await stage.approve({ documentId, seq: 1, title: `Bài số ${index}` })
  const reason = { code: 'facebook.190', message: 'Fanpage mất kết nối.', help: 'Kết nối lại.', who: 'operator' } as const
  await block(stage.deps, { channel: 'facebook', reason })
  await stage.run()
})
afterAll(() => stage.close())

async function ask(path: string, init: RequestInit & { token?: string } = {}) {
  const { token = TOKEN, ...rest } = init
  const response = await app.request(path, {
    ...rest,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...rest.headers },
  })
  const text = await response.text()
  return { status: response.status, body: response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text }
}
const post = (path: string, body: unknown) => ask(path, { method: 'POST', body: JSON.stringify(body) })

describe('the internal API', () => {
  it('wants its token everywhere but for health, metrics and its own description', async () => {
    expect((await ask('/deliveries', { token: 'wrong' })).body).toMatchObject({ error: { code: 'unauthorized' } })
    for (const path of ['/health/live', '/health/ready', '/metrics', '/openapi.json'])
      expect((await ask(path, { token: '' })).status).toBe(200)
  })

  it('answers deliveries in the shape of the contract', async () => {
    const { body } = await ask('/deliveries?documentId=a1&channel=website')
    expect(body.deliveries).toEqual([
      expect.objectContaining({
        type: 'articles',
        documentId: 'a1',
        channel: 'website',
        state: 'live',
        wanted: expect.objectContaining({ action: 'publish', release: expect.stringMatching(/^[0-9a-f]{64}$/) }),
        live: { release: expect.any(String), at: expect.any(String) },
        receipt: { id: expect.any(String), url: expect.any(String) },
        attempts: expect.any(Number),
        version: expect.any(Number),
        error: null,
      }),
    ])
    expect(body.next).toBeNull()
  })

  it('pages through everything once, newest change first', async () => {
    const seen: string[] = []
    let cursor: string | null = ''
    for (let pages = 0; cursor !== null && pages < 20; pages++) {
      const { body } = await ask(`/deliveries?limit=2${cursor ? `&cursor=${cursor}` : ''}`)
      seen.push(...body.deliveries.map((one: { id: string }) => one.id))
      cursor = body.next
    }
    expect(seen).toHaveLength(9)
    expect(new Set(seen).size).toBe(9)
  })

  it.each([
    ['state=blocked', 3],
    ['channel=youtube&state=live', 3],
    ['q=số 1', 3],
    ['type=videos', 0],
    ['section=sectiontuvan', 9],
    ['until=2020-01-01T00:00:00Z', 0],
  ])('filters by %s', async (query, count) => {
    expect((await ask(`/deliveries?${encodeURI(query)}`)).body.deliveries).toHaveLength(count)
  })

  it.each([
    ['limit=201', 'limit'],
    ['state=gone', 'state'],
    ['cursor=xyz', 'cursor'],
  ])('names the field that is wrong in ?%s', async (query, field) => {
    const { status, body } = await ask(`/deliveries?${query}`)
    expect(status).toBe(400)
    expect(body.error).toMatchObject({ code: 'invalid', message: expect.stringContaining(field), help: expect.any(String) })
  })

  it('shows the time line of one delivery with its steps, and the audit of its item', async () => {
    const [one] = (await ask('/deliveries?documentId=a1&channel=website')).body.deliveries
    const { body } = await ask(`/deliveries/${one.id}`)
    expect(body.timeline.at(-1)).toMatchObject({ action: 'create', steps: [expect.objectContaining({ name: 'create', result: 'ok' })] })
    expect(body.audit.map((entry: { action: string }) => entry.action)).toContain('item.approved')
    expect((await ask('/deliveries/00000000-0000-5000-8000-000000000000')).status).toBe(404)
  })

  it('refuses an operation on a version that moved, and one that the state does not allow', async () => {
    const [live] = (await ask('/deliveries?documentId=a1&channel=website')).body.deliveries
    expect((await post(`/deliveries/${live.id}/retry`, { expected: live.version - 1 })).status).toBe(409)
    expect((await post(`/deliveries/${live.id}/retry`, { expected: live.version })).status).toBe(422)
    expect((await post(`/deliveries/${live.id}/retry`, {})).body.error.message).toContain('expected')
  })

  it('names the acting person in the audit', async () => {
    const headers = { 'x-actor-id': '42', 'x-actor-name': encodeURIComponent('Nguyễn Văn Trực') }
    await ask('/channels/youtube/pause', { method: 'POST', body: '{}', headers })
    await ask('/channels/youtube/resume', { method: 'POST', headers })
    const { body } = await ask('/audit?limit=2')
    expect(body.entries.map((entry: { action: string; actor: unknown }) => [entry.action, entry.actor])).toEqual([
      ['channel.resumed', { id: '42', name: 'Nguyễn Văn Trực' }],
      ['channel.paused', { id: '42', name: 'Nguyễn Văn Trực' }],
    ])
  })

  it('says how a replay would go before it goes', async () => {
    const dry = await post('/deliveries/replay', { channel: 'youtube', state: 'live' })
    expect(dry.body).toMatchObject({ count: 3, creates: 0, updates: 3, dryRun: true, byChannel: { youtube: 3 }, repeats: [] })
    expect((await ask('/deliveries?channel=youtube&state=live')).body.deliveries).toHaveLength(3)
    await post('/deliveries/replay', { channel: 'youtube', state: 'live', dryRun: false })
    await stage.run()
    expect(stage.youtube.calls.filter((call) => call === 'update')).toHaveLength(3)
    expect(stage.youtube.things).toHaveLength(3)
  })

  it('tells which channel is blocked and why, and stays ready all the same', async () => {
    const { body } = await ask('/channels')
    const facebook = body.channels.find((channel: { id: string }) => channel.id === 'facebook')
    expect(facebook.doors).toEqual([expect.objectContaining({ isBlocked: true, reason: expect.objectContaining({ who: 'operator' }) })])
    expect((await ask('/health/ready')).status).toBe(200)
  })

  it('says of each channel what can still be changed there, by type and field', async () => {
    const { body } = await ask('/channels')
    for (const { edits } of body.channels) {
      expect(Object.keys(edits)).toEqual(['article', 'video', 'faq'])
      expect(edits.article.correction).toEqual({ reach: 'updated', note: expect.stringContaining('Đính chính') })
    }
    const { components, paths } = (await ask('/openapi.json')).body
    expect(JSON.stringify({ components, paths })).toContain('"reach"')
  })

  it('is not ready while it starts or stops', async () => {
    isReady = false
    expect(await ask('/health/ready')).toMatchObject({ status: 503, body: { status: 'starting' } })
    isReady = true
  })

  it('counts deliveries by channel and state for Prometheus', async () => {
    expect((await ask('/metrics')).body).toContain('hl_deliveries{channel="facebook",state="blocked"} 3')
  })

  it('previews a Release on every channel and stores nothing', async () => {
    const release = exampleRelease({ documentId: 'preview-only', title: 'Chưa duyệt' })
    const { status, body } = await post('/preview', { release, mediaBase: 'https://desk.example/media-of-this/' })
    expect(status).toBe(200)
    const planned = CHANNEL_IDS.filter((id) => release.plan[id].enabled)
    expect(Object.keys(body.renditions)).toEqual(planned)
    expect(body.page).toContain('Chưa duyệt')
    expect(body.page).toContain('"https://site.example/assets/')
    expect(body.page).not.toMatch(/["\s,]\/media\//)
    expect((await stage.db.pool.query(`select 1 from release where document_id = 'preview-only'`)).rows).toEqual([])
  })

  it('describes all of itself', async () => {
    const { body } = await ask('/openapi.json')
    expect(Object.keys(body.paths).sort()).toEqual([
      '/audit',
      '/calendar',
      '/causes/free',
      '/channels',
      '/channels/{id}/attest',
      '/channels/{id}/check',
      '/channels/{id}/check-health',
      '/channels/{id}/orphans',
      '/channels/{id}/pause',
      '/channels/{id}/resume',
      '/connections',
      '/connections/{channel}/code',
      '/connections/{channel}/confirm',
      '/connections/{channel}/disconnect',
      '/connections/{channel}/start',
      '/connections/{channel}/token',
      '/deliveries',
      '/deliveries/replay',
      '/deliveries/{id}',
      '/deliveries/{id}/accept',
      '/deliveries/{id}/cancel',
      '/deliveries/{id}/candidates',
      '/deliveries/{id}/repair',
      '/deliveries/{id}/resolve',
      '/deliveries/{id}/retry',
      '/health/live',
      '/health/ready',
      '/items',
      '/items/{type}/{documentId}/evidence',
      '/monitor',
      '/notices',
      '/preview',
      '/reach',
      '/releases/{hash}',
      '/site/rebuild',
    ])
  })
})
