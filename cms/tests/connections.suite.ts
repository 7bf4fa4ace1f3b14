/** Who may see and change how the channels are connected, and the way through the wizard as the panel goes it. */
import { isConnectable } from '@hl/config/connection'
import { MONITOR_RIGHTS } from '@hl/config/monitor'
import { ROLE_IDS } from '@hl/config/roles'
import { CONNECTION_ROUTES } from '../src/connections/route-table'
import { apiOf, person, type Api } from './api'
import { bootPublisher, type BootedPublisher } from './booted-publisher'
import type { Desk } from './desk'

const ROUTES = Object.values(CONNECTION_ROUTES)

/** It starts cms anew, beside a publisher. */
export function connectionsSuite(desk: Desk): void {
  describe('the connections', () => {
    let publisher: BootedPublisher | null = null
    const callers = new Map<string, Api>()
    const call = (api: Api, { method, path }: (typeof ROUTES)[number], channel = 'facebook') =>
      api.call(method, `/connections${path.replace(':channel', channel)}`, method === 'POST' ? {} : undefined)

    beforeAll(async () => {
      for (const role of ROLE_IDS) callers.set(role, await person({ url: desk.url, admin: desk.admin, role }))
      publisher = await bootPublisher(desk.cms)
      await desk.cms.restart({ publisherUrl: publisher.url })
    }, 120_000)
    afterAll(() => publisher?.stop())

    test.each(ROUTES)('every role tries $method $path, and comes past the door only with its right', async (route) => {
      const holders: readonly string[] = MONITOR_RIGHTS[route.right]
      for (const [role, api] of callers) {
        const { status, body } = await call(api, route)
        const isIn = status !== 403
        expect([role, isIn, isIn ? null : body.error.help]).toEqual([
          role,
          holders.includes(role),
          isIn ? null : expect.stringMatching(/vai trò/),
        ])
      }
      expect((await call(desk.admin, route)).status).not.toBe(403)
      expect((await call(apiOf(desk.url), route)).status).toBe(401)
    })

    test('shows whose account it is, and no secret to anybody', async () => {
      const api = callers.get('inspector') ?? desk.admin
      const { status, body } = await call(api, CONNECTION_ROUTES.all)
      expect([status, body.mayConnect]).toEqual([200, false])
      expect(body.connections.map((one: { channel: string; status: string }) => [one.channel, one.status])).toEqual([
        ['facebook', 'connected'],
        ['youtube', 'connected'],
      ])
      expect(body.connections[0].redirectUri).toBe(`${desk.url}/connections/facebook/callback`)
      expect(JSON.stringify(body)).not.toMatch(/EAAsandbox|sandbox-app-secret|1\/\/sandbox|test-publisher-token/)
    })

    test('says where the browser goes, with the way back of this very panel', async () => {
      const started = await desk.admin.call('POST', '/connections/youtube/start', {})
      expect(started.status).toBe(200)
      const url = new URL(started.body.authorizeUrl)
      expect(url.searchParams.get('redirect_uri')).toBe(`${desk.url}/connections/youtube/callback`)
      expect(url.searchParams.get('code_challenge_method')).toBe('S256')
      const forged = { redirectUri: 'https://evil.example/' }
      expect((await desk.admin.call('POST', '/connections/youtube/start', forged)).status).toBe(400)
    })

    test('refuses a state that nobody here began, in words', async () => {
      const { status, body } = await desk.admin.call('POST', '/connections/youtube/code', { state: 'x'.repeat(43), code: '4/0' })
      expect([status, body.error.help]).toEqual([422, expect.stringContaining('bắt đầu lại')])
    })

    test('knows no other channel', async () => {
      expect(isConnectable('website')).toBe(false)
      expect((await call(desk.admin, CONNECTION_ROUTES.disconnect, 'website')).status).toBe(400)
      expect((await desk.admin.call('POST', '/connections/website/start', {})).status).toBe(404)
    })

    test('brings the code home in a fragment, which no server sees, and nothing else with it', async () => {
      const back = (path: string) => fetch(`${desk.url}/connections/${path}`, { redirect: 'manual' })
      const home = await back('youtube/callback?code=4%2F0x&state=abc&scope=a&next=https://evil.example')
      expect([home.status, home.headers.get('location')]).toEqual([302, '/admin/ket-noi/youtube#code=4%2F0x&state=abc'])
      expect(home.headers.get('referrer-policy')).toBe('no-referrer')
      const denied = await back('facebook/callback?error=access_denied&state=abc')
      expect(denied.headers.get('location')).toBe('/admin/ket-noi/facebook#state=abc&error=access_denied')
      expect((await back('%2F%2Fevil.example/callback?code=1&state=2')).headers.get('location')).toBe('/admin')
    })
  })
}
