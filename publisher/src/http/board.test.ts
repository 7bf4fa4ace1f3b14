import { Redis } from 'ioredis'
import { createLogger } from '@hl/config/logger'
import { connectionsOf } from '../connections/testing/connections-of'
import { createStage, type Stage } from '../delivery/testing/stage'
import { createDoorbell, type Doorbell } from '../queue/doorbell'
import { openPostgresBackend } from '../queue/postgres-backend'
import { openRedisBackend } from '../queue/redis-backend'
import { createInternalApp } from './internal'

const TOKEN = 'internal-token'
const log = createLogger({ service: 'test', level: 'error' })
const concurrency = { website: 1, facebook: 1, youtube: 1 }
const bearer = { authorization: `Bearer ${TOKEN}` }
let stage: Stage

beforeAll(async () => {
  stage = await createStage()
})
afterAll(() => stage.close())

// a database of its own: other tests ring in the first
const redisUrl = process.env['TEST_REDIS_URL'] && `${process.env['TEST_REDIS_URL']}/7`
const backends = {
  PostgreSQL: () => openPostgresBackend({ databaseUrl: stage.db.url, workers: 2, log }),
  ...(redisUrl ? { Redis: async () => openRedisBackend({ redisUrl, log }) } : {}),
}

describe.each(Object.keys(backends) as (keyof typeof backends)[])('the queue board on %s', (name) => {
  let doorbell: Doorbell
  let app: ReturnType<typeof createInternalApp>
  const get = (path: string, headers: Record<string, string> = bearer) => app.request(path, { headers })

  beforeAll(async () => {
    if (name === 'Redis' && redisUrl) await empty(redisUrl)
    doorbell = createDoorbell({
      backend: (await backends[name]?.()) ?? (await backends.PostgreSQL()),
      channels: ['website'],
      concurrency,
      log,
    })
    app = createInternalApp({
      ...stage.deps,
      token: TOKEN,
      mode: 'sandbox',
      isReady: () => true,
      previewPage: async () => '',
      connections: connectionsOf(stage),
      probes: [],
      rebuildSite: async () => false,
      checkChannel: async () => false,
      queues: doorbell.queues,
      evidence: { pool: stage.db.pool, media: stage.deps.media, checkpointKey: 'test-key', secrets: [], isSandbox: true },
    })
    await doorbell.ring([{ id: '5583cdf7-ba85-5455-91be-a2a848dc929d', channel: 'website', isRemoval: true }])
  })
  afterAll(() => doorbell.close())

  it('wants the token, as a bearer or as the password a browser asks for', async () => {
    const refused = await get('/queues', {})
    expect(refused.status).toBe(401)
    expect(refused.headers.get('www-authenticate')).toContain('Basic')
    const basic = (password: string) => ({ authorization: `Basic ${Buffer.from(`ai-do:${password}`).toString('base64')}` })
    expect((await get('/queues', basic('wrong'))).status).toBe(401)
    expect((await get('/queues', basic(TOKEN))).status).toBe(200)
  })

  it('shows its page and what waits in each queue', async () => {
    const answer = await get('/queues')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
    const page = await answer.text()
    const [, script = ''] = /src="([^"]+\.js)"/.exec(page) ?? []
    expect((await get(new URL(script, 'http://x/queues/').pathname)).status).toBe(200)
    const { queues } = JSON.parse(await (await get('/queues/api/queues?activeQueue=website-removals&page=1')).text())
    expect(
      queues.map((queue: { name: string; readOnlyMode: boolean; counts: { waiting: number } }) => [
        queue.name,
        queue.readOnlyMode,
        queue.counts.waiting,
      ]),
    ).toEqual([
      ['website', true, 0],
      ['website-removals', true, 1],
    ])
  })

  it('changes nothing', async () => {
    for (const path of ['/queues/api/queues/website-removals/empty', '/queues/api/queues/website-removals/pause']) {
      const answer = await app.request(path, { method: 'PUT', headers: bearer })
      expect(answer.status).toBe(405)
    }
    expect((await doorbell.depths())['website-removals']).toBe(1)
  })
})

async function empty(url: string): Promise<void> {
  const redis = new Redis(url)
  await redis.flushdb()
  redis.disconnect()
}
