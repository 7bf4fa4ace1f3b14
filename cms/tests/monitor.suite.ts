/** `/monitor/*`: each role on each route as MONITOR_RIGHTS says, what cms alone knows, and a publisher that is away or there. */
import { MONITOR_RIGHTS } from '@hl/config/monitor'
import { ROLE_IDS, type Role } from '@hl/config/roles'
import type { GuardedRoute } from '../src/monitor/guarded-routes'
import { MONITOR_ROUTES } from '../src/monitor/route-table'
import { apiOf, person, type Api } from './api'
import { SECRETS } from './booted-cms'
import { bootPublisher, type BootedPublisher } from './booted-publisher'
import type { Desk } from './desk'

const NOBODY = '00000000-0000-4000-8000-000000000000'
const ROUTES = Object.entries(MONITOR_ROUTES)

export function monitorRightsSuite(desk: Desk): void {
  const call = (api: Api, { method, path }: GuardedRoute) => api.call(method, `/monitor${filled(path)}`, method === 'GET' ? undefined : {})

  describe('the monitor without a publisher', () => {
    const people = new Map<Role, Api>()
    beforeAll(async () => {
      for (const role of ROLE_IDS) people.set(role, await person({ url: desk.url, admin: desk.admin, role }))
    }, 60_000)

    test.each(ROUTES)('%s is for those roles alone that have its right', async (_name, route) => {
      const holders: readonly Role[] = MONITOR_RIGHTS[route.right]
      for (const [role, api] of people) {
        const answer = await call(api, route)
        const isRefused = answer.status === 403 && answer.body.error.code === 'forbidden'
        expect([role, isRefused]).toEqual([role, !holders.includes(role)])
        if (isRefused) expect(answer.body.error.help).toContain('vai trò')
      }
      expect((await call(desk.admin, route)).status).not.toBe(403)
      expect((await call(apiOf(desk.url), route)).status).toBe(401)
    })

    test('Strapi shows the menu link to exactly the roles that may read', async () => {
      const readers: readonly Role[] = MONITOR_RIGHTS.read
      for (const [role, api] of people) {
        const { data } = (await api.call('GET', '/admin/users/me/permissions')).body
        const isShown = data.some(({ action }: { action: string }) => action === 'api::monitor.read')
        expect([role, isShown]).toEqual([role, readers.includes(role)])
      }
    })

    test('the overview still answers, and says what cannot be known and who must see to it', async () => {
      const { status, body } = await desk.people.chief.call('GET', '/monitor/overview')
      expect(status).toBe(200)
      expect(body).toMatchObject({ monitor: null, rights: { read: true, operate: true, connect: false } })
      expect(body.notice.help).toContain('hl-publisher')
    })

    test('an act is refused with what happened and what to do, not lost', async () => {
      const { status, body } = await desk.people.chief.call('POST', `/monitor/deliveries/${NOBODY}/retry`, { expected: 1 })
      expect(status).toBe(503)
      expect(body.error).toMatchObject({ code: 'publisher_unreachable', help: expect.stringContaining('hl-publisher') })
    })

    test('an approval past four eyes is a thing to do until another approver has reviewed it', async () => {
      const id = await desk.article('Duyệt khẩn để theo dõi')
      const { chief } = desk.people
      const { releaseHash } = (await chief.call('GET', `/editorial/articles/${id}`)).body
      const approved = await chief.call('POST', `/editorial/articles/${id}/approve`, { emergency: true, comment: 'Khẩn.', releaseHash })
      expect(approved.status).toBe(200)
      const open = async () => (await chief.call('GET', '/monitor/overview')).body
      const before = await open()
      expect(before.emergencies).toContainEqual(
        expect.objectContaining({ documentId: id, reason: 'Khẩn.', title: 'Duyệt khẩn để theo dõi' }),
      )
      const other = await person({ url: desk.url, admin: desk.admin, role: 'chief-editor' })
      expect((await other.call('POST', `/editorial/articles/${id}/reviewEmergency`, {})).status).toBe(200)
      const after = await open()
      expect(after.emergencies.map((one: { documentId: string }) => one.documentId)).not.toContain(id)
      expect(after.tasks).toBe(before.tasks - 1)
    })
  })
}

/** After all suites that want no publisher. */
export function monitorSuite(desk: Desk): void {
  describe('the monitor with a publisher', () => {
    let publisher: BootedPublisher | null = null
    beforeAll(async () => {
      publisher = await bootPublisher(desk.cms)
      await desk.cms.restart({ publisherUrl: publisher.url })
    }, 120_000)
    afterAll(() => publisher?.stop(), 30_000)

    test('tells of an approved Item on each channel, who approved it, and never the token', async () => {
      const id = await desk.article('Theo dõi một bài')
      await desk.approve(`articles/${id}`)
      const { chief } = desk.people
      const found = await until(async () => {
        const { body } = await chief.call('GET', `/monitor/items?q=${encodeURIComponent('theo doi mot bai')}`)
        const item = body.items?.find((one: { documentId: string }) => one.documentId === id)
        return item?.deliveries.some((one: { channel: string; state: string }) => one.channel === 'website' && one.state === 'live')
          ? item
          : null
      })
      expect(found.sectionName).toEqual(expect.any(String))
      const website = found.deliveries.find((one: { channel: string }) => one.channel === 'website')
      const shown = await chief.call('GET', `/monitor/deliveries/${website.id}`)
      expect(shown.body).toMatchObject({
        canTakedown: true,
        changes: [],
        wanted: { title: 'Theo dõi một bài' },
        live: { title: 'Theo dõi một bài' },
      })
      expect(shown.body.actNames['item.approved']).toBe('Bản duyệt được giao cho bộ phát')
      const reviewer = await desk.people.reviewer.call('GET', `/monitor/deliveries/${website.id}`)
      expect(reviewer.body).toMatchObject({ canTakedown: false, rights: { operate: false, evidence: true } })
      for (const answer of [shown, await chief.call('GET', '/monitor/overview'), await chief.call('GET', '/monitor/items')])
        expect(JSON.stringify(answer.body)).not.toContain(SECRETS.PUBLISHER_API_TOKEN)
    })

    test('refuses an act on a version that moved, and audits one in the person’s name', async () => {
      const { chief } = desk.people
      const paused = await chief.call('POST', '/monitor/channels/website/pause', {})
      expect(paused.status).toBe(200)
      const id = await desk.article('Chờ kênh chạy tiếp')
      await desk.approve(`articles/${id}`)
      const delivery = await until(async () => {
        const { body } = await chief.call('GET', `/monitor/items/articles/${id}`)
        return (
          body.deliveries?.find((one: { channel: string; state: string }) => one.channel === 'website' && one.state === 'queued') ?? null
        )
      })
      const cancel = (expected: number) => chief.call('POST', `/monitor/deliveries/${delivery.id}/cancel`, { expected })
      expect(await cancel(delivery.version + 7)).toMatchObject({ status: 409, body: { error: { code: 'moved' } } })
      const cancelled = await cancel(delivery.version)
      expect(cancelled).toMatchObject({ status: 200, body: { delivery: { state: 'skipped' } } })
      expect(cancelled.body.delivery.audit[0]).toMatchObject({
        action: 'delivery.cancel',
        actor: { name: expect.stringContaining('Người') },
      })
      const { body: overview } = await chief.call('GET', '/monitor/overview')
      expect(overview.monitor.paused).toMatchObject([{ channel: 'website', by: expect.stringContaining('Người') }])
      expect((await chief.call('POST', '/monitor/channels/website/resume', {})).status).toBe(200)
      expect((await chief.call('GET', '/monitor/overview')).body.monitor.paused).toEqual([])
    })

    test('keeps what was last known, with its time, once the publisher goes away', async () => {
      const { chief } = desk.people
      const { monitor: known } = (await chief.call('GET', '/monitor/overview')).body
      await publisher?.stop()
      publisher = null
      const { body } = await chief.call('GET', '/monitor/overview')
      expect(body.notice.message).toContain('Không hỏi được')
      expect(body.monitor).toMatchObject({ groups: known.groups })
      expect((await chief.call('GET', '/monitor/items')).status).toBe(503)
    })
  })
}

/** Of things that are not there: what is tried is the right. */
function filled(path: string): string {
  return path.replace(':type', 'articles').replace(':documentId', 'khong-co').replace(':id', NOBODY).replace(':channel', 'website')
}

async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (const end = Date.now() + 20_000; ; await new Promise((done) => setTimeout(done, 200))) {
    const found = await ask()
    if (found !== null) return found
    if (Date.now() > end) throw new Error('It did not come about within 20 s')
  }
}
