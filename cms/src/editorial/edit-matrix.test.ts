import { createServer, type Server } from 'node:http'
import { EDIT_FIELDS } from './contract'
import { createEditMatrix } from './edit-matrix'

let server: Server
let url: string
let isAway = false
let asked = 0

beforeAll(async () => {
  const edits = Object.fromEntries(EDIT_FIELDS.map((field) => [field, { reach: field === 'film' ? 'kept' : 'updated', note: `${field}.` }]))
  const facebook = { id: 'facebook', name: 'Facebook', edits: { article: edits, video: edits, faq: edits } }
  server = createServer((_, response) => {
    if (isAway) return response.writeHead(503).end('{}')
    return response.end(JSON.stringify({ channels: [facebook] }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : ''
})
afterAll(() => new Promise((done) => server.close(done)))
beforeEach(() => {
  isAway = false
  asked = 0
})

const counted: typeof fetch = (...call) => {
  asked += 1
  return fetch(...call)
}
const article = { type: 'article', changes: [], replacing: [], format: undefined } as const

test('says for each channel and field what a change reaches, and which fields the draft changes', async () => {
  const ask = createEditMatrix({ publisher: { url, token: 'right' }, fetch: counted, now: Date.now })
  const changes = [{ field: 'video', label: 'Phim', before: 'a', after: 'b' }]
  const [facebook] = (await ask({ ...article, changes })) ?? []
  expect(facebook).toMatchObject({ channel: 'facebook', name: 'Facebook' })
  expect(facebook?.edits.find(({ field }) => field === 'film')).toEqual({
    field: 'film',
    label: 'Phim',
    reach: 'kept',
    note: 'film.',
    isChanged: true,
  })
  expect(facebook?.edits.filter(({ isChanged }) => isChanged)).toHaveLength(1)
})

test('says what is made anew where the plan asks for that, and counts an own text to its channel alone', async () => {
  const ask = createEditMatrix({ publisher: { url, token: 'right' }, fetch: counted, now: Date.now })
  const changeOf = (field: string) => ({ field, label: '', before: 'a', after: 'b' })
  const [facebook] = (await ask({ ...article, changes: [changeOf('plan.youtube.description')], replacing: ['facebook'] })) ?? []
  expect(facebook?.edits.filter(({ reach }) => reach === 'kept')).toEqual([])
  expect(facebook?.edits.find(({ field }) => field === 'film')).toMatchObject({
    reach: 'replaced',
    note: expect.stringContaining('bản cũ'),
  })
  expect(facebook?.edits.filter(({ isChanged }) => isChanged)).toEqual([])
  const [told] = (await ask({ ...article, changes: [changeOf('plan.facebook.message')], replacing: [] })) ?? []
  expect(told?.edits.filter(({ isChanged }) => isChanged).map(({ field }) => field)).toEqual(['text'])
})

test('an album keeps its pictures, whatever the type of the Item says, and is told what replaces them', async () => {
  const ask = createEditMatrix({ publisher: { url, token: 'right' }, fetch: counted, now: Date.now })
  const picture = async (changed: object) =>
    (await ask({ ...article, ...changed }))?.[0]?.edits.find(({ field }) => field === 'picture')?.reach
  expect(await picture({})).toBe('updated')
  expect(await picture({ format: 'photos' })).toBe('kept')
  expect(await picture({ format: 'photos', replacing: ['facebook'] })).toBe('replaced')
  expect(await picture({ format: 'reel' })).toBe('unused')
})

test('asks once, and again only after ten minutes', async () => {
  let now = 0
  const ask = createEditMatrix({ publisher: { url, token: 'right' }, fetch: counted, now: () => now })
  await Promise.all([ask(article), ask(article)])
  now = 599_000
  await ask(article)
  expect(asked).toBe(1)
  now = 601_000
  expect(await ask(article)).toHaveLength(1)
  expect(asked).toBe(2)
})

test('a publisher that is away gives null, is asked again soon, and takes nothing back that is known', async () => {
  isAway = true
  let now = 0
  const ask = createEditMatrix({ publisher: { url, token: 'right' }, fetch: counted, now: () => now })
  expect(await ask(article)).toBeNull()
  expect(await ask(article)).toBeNull()
  expect(asked).toBe(1)
  isAway = false
  now = 16_000
  expect(await ask(article)).toHaveLength(1)
  isAway = true
  now = 700_000
  expect(await ask(article)).toHaveLength(1)
})

test('without a token nobody is asked', async () => {
  const ask = createEditMatrix({ publisher: { url, token: null }, fetch: counted, now: Date.now })
  expect(await ask(article)).toBeNull()
  expect(asked).toBe(0)
})
