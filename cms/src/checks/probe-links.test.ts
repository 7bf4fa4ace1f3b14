import { createServer, type Server } from 'node:http'
import { linkProber, systemDeps, type ProberDeps } from './probe-links'

let server: Server
let asked: string[] = []
let port = 0
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const answers: Record<string, number> = { '/gone': 410, '/missing': 404, '/moved': 301, '/broken': 500 }
    const isHeadless = request.url === '/headless' && request.method === 'HEAD'
    response.writeHead(isHeadless ? 405 : (answers[request.url ?? ''] ?? 200), { location: '/missing' }).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterAll(() => new Promise((done) => server.close(done)))
beforeEach(() => {
  asked = []
})

let clock = 0
/** The name leads to a public address on paper, and to our server on the wire. */
const deps: ProberDeps = {
  fetch: (url, init) => fetch(String(url).replace('https://vidu.vn', `http://127.0.0.1:${port}`), init),
  addressesOf: async () => ['93.184.215.14'],
  now: () => clock,
}
const at = (...paths: string[]) => paths.map((path) => `https://vidu.vn${path}`)

test('only what answers that it is gone is dead', async () => {
  const dead = await linkProber(deps).deadAmong(at('/fine', '/gone', '/missing', '/moved', '/broken', '/headless'))
  expect([...dead]).toEqual(at('/gone', '/missing'))
  expect(asked).toContain('GET /headless')
})

test('an address is asked once in a while, not at every look', async () => {
  const prober = linkProber(deps)
  await prober.deadAmong(at('/gone'))
  expect([...(await prober.deadAmong(at('/gone', '/gone')))]).toEqual(at('/gone'))
  expect(asked).toHaveLength(1)
  clock += 16 * 60_000
  await prober.deadAmong(at('/gone'))
  expect(asked).toHaveLength(2)
})

test.each(['127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.1.1', '169.254.169.254', '::1', 'fd00::1', '::ffff:127.0.0.1'])(
  'an address inside our own network is never asked: %s',
  async (address) => {
    expect((await linkProber({ ...deps, addressesOf: async () => [address] }).deadAmong(at('/gone'))).size).toBe(0)
    expect(asked).toEqual([])
  },
)

test('a name nobody has is dead; a name server that fails says nothing', async () => {
  const failing = (code: string) => linkProber({ ...deps, addressesOf: () => Promise.reject(Object.assign(new Error(code), { code })) })
  expect((await failing('ENOTFOUND').deadAmong(at('/x'))).size).toBe(1)
  expect((await failing('EAI_AGAIN').deadAmong(at('/x'))).size).toBe(0)
})

test('an address written as a number is looked at too', async () => {
  expect((await linkProber({ ...systemDeps, fetch: deps.fetch }).deadAmong([`http://127.0.0.1:${port}/gone`])).size).toBe(0)
  expect(asked).toEqual([])
})
