import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fetchDeliveries } from './deliveries'

let server: Server
let url: string
const asked: { path: string | undefined; token: string | undefined }[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push({ path: request.url, token: request.headers.authorization })
    if (request.headers.authorization !== 'Bearer right') return response.writeHead(401).end()
    return response.end(JSON.stringify({ deliveries: [{ channel: 'website', state: 'live', attempts: 1 }], next: null }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((done) => server.close(done)))

test('asks the publisher for one Item with the token', async () => {
  const answer = await fetchDeliveries({ publisher: { url, token: 'right' }, type: 'faq', documentId: 'doc1' })
  expect(answer).toEqual({ deliveries: [{ channel: 'website', state: 'live', attempts: 1 }], notice: null })
  expect(asked.at(-1)).toEqual({ path: '/deliveries?type=faqs&documentId=doc1', token: 'Bearer right' })
})

test('a publisher that refuses or is away gives null and a sentence, never an error', async () => {
  const refused = await fetchDeliveries({ publisher: { url, token: 'wrong' }, type: 'faq', documentId: 'doc1' })
  expect(refused).toEqual({ deliveries: null, notice: expect.stringContaining('401') })
  const away = await fetchDeliveries({ publisher: { url: 'http://127.0.0.1:9', token: 'right' }, type: 'faq', documentId: 'doc1' })
  expect(away.deliveries).toBeNull()
})
