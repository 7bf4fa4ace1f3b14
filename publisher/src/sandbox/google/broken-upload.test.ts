import { request, type ClientRequest } from 'node:http'
import { googleClient, startHarness, type Harness } from '../testing/harness'

const STEP = 256 * 1024
const film = Buffer.from(Array.from({ length: STEP * 4 + 77 }, (_, at) => at % 251))
let harness: Harness
let google: Awaited<ReturnType<typeof googleClient>>

beforeAll(async () => {
  harness = await startHarness()
  google = await googleClient(harness)
})
afterAll(() => harness.stop())

/** Begins to send the whole film, sends `bytes` of it, and then hangs. */
function beginSending({ session, from, bytes }: { session: string; from: number; bytes: number }): Promise<ClientRequest> {
  const headers = { 'content-length': film.length - from, 'content-range': `bytes ${from}-${film.length - 1}/${film.length}` }
  const sending = request(session, { method: 'PUT', headers })
  sending.on('error', () => undefined)
  return new Promise((resolve) => sending.write(film.subarray(from, from + bytes), () => resolve(sending)))
}

/** @returns how many bytes the sandbox says it has, once it has at least `least` */
async function storedOf(session: string, least: number): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const range = (await google.put(session, null, `bytes */${film.length}`)).headers.get('range')
    const stored = range === null ? 0 : Number(range.split('-')[1]) + 1
    if (stored >= least) return stored
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`never had ${least} bytes`)
}

const rest = (session: string, from: number) => google.put(session, film.subarray(from), `bytes ${from}-${film.length - 1}/${film.length}`)

async function bytesOf(id: unknown): Promise<Buffer> {
  return Buffer.from(await (await fetch(`${harness.sandbox.url}/media/youtube-${String(id)}`)).arrayBuffer())
}

test('a sender that dies in the middle can ask how far it came, go on from there, and the film is whole', async () => {
  const session = String((await google.open({ size: film.length })).headers.get('location'))
  const dying = await beginSending({ session, from: 0, bytes: 2 * STEP + 5 })
  expect(await storedOf(session, 2 * STEP)).toBe(2 * STEP)
  dying.destroy()
  const stored = await storedOf(session, 2 * STEP)
  expect(stored).toBe(2 * STEP)
  const answer = await rest(session, stored)
  expect(answer.status).toBe(201)
  expect((await bytesOf(answer.body.id)).equals(film)).toBe(true)
})

test('a new sender takes over from one that hangs, and no byte is stored twice', async () => {
  const session = String((await google.open({ size: film.length })).headers.get('location'))
  const hanging = await beginSending({ session, from: 0, bytes: STEP + 100 })
  const stored = await storedOf(session, STEP)
  const answer = await rest(session, stored)
  expect(answer.status).toBe(201)
  expect((await bytesOf(answer.body.id)).equals(film)).toBe(true)
  hanging.destroy()
})
