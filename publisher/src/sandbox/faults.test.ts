import { arm, googleClient, graphClient, send, startHarness, type Harness } from './testing/harness'

const STEP = 256 * 1024
const film = Buffer.alloc(STEP * 4, 5)
let harness: Harness
let graph: ReturnType<typeof graphClient>
let google: Awaited<ReturnType<typeof googleClient>>

beforeAll(async () => {
  harness = await startHarness({ delays: { youtubeProcessingMs: 0 } })
  graph = graphClient(harness)
  google = await googleClient(harness)
})
afterAll(() => harness.stop())
beforeEach(() => send(`${harness.sandbox.url}/reset`, { method: 'POST' }))

const messages = async () =>
  Object.values((await graph.get(`${graph.page}/published_posts?fields=message`)).body.data ?? {}).map(({ message }) => message)
const calls = async (query: string) => Object.values((await send(`${harness.sandbox.url}/log?${query}`)).body.calls ?? {})

test('lost-answer: the post is there and the connection ends without an answer', async () => {
  await arm(harness, { target: 'facebook', kind: 'lost-answer', match: { method: 'POST', path: '/feed$' } })
  await expect(graph.post(`${graph.page}/feed`, { message: 'Mất lời đáp' })).rejects.toThrow()
  expect(await messages()).toEqual(['Mất lời đáp'])
  const [call] = await calls('path=/feed')
  expect(call).toMatchObject({ fault: 'lost-answer', status: 0 })
})

test('error-before has no effect, error-after has; both answer as ordered, once', async () => {
  await arm(harness, { target: 'facebook', kind: 'error-before', status: 503, match: { path: '/feed$' } })
  await arm(harness, { target: 'facebook', kind: 'error-after', match: { path: '/feed$' } })
  const before = await graph.post(`${graph.page}/feed`, { message: 'Trước' })
  expect([before.status, before.body.error?.code]).toEqual([503, 2])
  const after = await graph.post(`${graph.page}/feed`, { message: 'Sau' })
  expect([after.status, after.body.error?.code]).toEqual([500, 2])
  expect((await graph.post(`${graph.page}/feed`, { message: 'Thường' })).status).toBe(200)
  expect(await messages()).toEqual(['Thường', 'Sau'])
})

test('throttled: 80001 with minutes to wait, and rateLimitExceeded', async () => {
  await arm(harness, { target: 'facebook', kind: 'throttled', minutes: 19 })
  const answer = await graph.post(`${graph.page}/feed`, { message: 'x' })
  expect(answer.body.error?.code).toBe(80001)
  expect(answer.headers.get('x-business-use-case-usage')).toContain('"estimated_time_to_regain_access":19')
  await arm(harness, { target: 'youtube', kind: 'throttled' })
  expect(JSON.stringify((await google.get('channels?part=id&mine=true')).body)).toContain('rateLimitExceeded')
})

test('token-expired: 190/463, authError, and invalid_grant at the token endpoint; quota-gone: 4 and quotaExceeded', async () => {
  await arm(harness, { target: 'facebook', kind: 'token-expired' })
  expect((await graph.get(graph.page)).body.error).toMatchObject({ code: 190, error_subcode: 463 })
  await arm(harness, { target: 'youtube', kind: 'token-expired', times: 2 })
  expect((await google.get('channels?part=id&mine=true')).status).toBe(401)
  const { tokenUrl } = harness.sandbox.youtube
  expect((await send(tokenUrl, { method: 'POST', body: new URLSearchParams() })).body.error).toBe('invalid_grant')
  await arm(harness, { target: 'facebook', kind: 'quota-gone' })
  expect((await graph.get(graph.page)).body.error?.code).toBe(4)
  await arm(harness, { target: 'youtube', kind: 'quota-gone' })
  expect(JSON.stringify((await google.get('channels?part=id&mine=true')).body)).toContain('quotaExceeded')
})

test('graph-error and google-error answer exactly what was ordered', async () => {
  await arm(harness, { target: 'facebook', kind: 'graph-error', code: 368, subcode: 1390008 })
  expect((await graph.post(`${graph.page}/feed`, { message: 'x' })).body.error).toMatchObject({ code: 368, error_subcode: 1390008 })
  await arm(harness, { target: 'youtube', kind: 'google-error', status: 400, reason: 'uploadLimitExceeded', match: { phase: 'session' } })
  expect(JSON.stringify((await google.open({ size: 10 })).body)).toContain('uploadLimitExceeded')
})

test('slow: the answer comes after the ordered time', async () => {
  await arm(harness, { target: 'facebook', kind: 'slow', ms: 120 })
  const startedAt = performance.now()
  expect((await graph.get(graph.page)).status).toBe(200)
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(115)
})

/** Asks, and goes away as soon as the call has fallen silent. */
async function askAndLeave(url: string, init: RequestInit): Promise<void> {
  const leaving = new AbortController()
  const stop = harness.sandbox.silence.onFall(() => leaving.abort())
  await expect(fetch(url, { ...init, signal: leaving.signal })).rejects.toThrow()
  stop()
}
const endSilence = () => send(`${harness.sandbox.url}/faults`, { method: 'DELETE' })

test('silent: what was taken in takes effect when the silence ends, though the client is gone', async () => {
  await arm(harness, { target: 'facebook', kind: 'silent', match: { path: '/feed$' } })
  const body = JSON.stringify({ message: 'Muộn', appsecret_proof: graph.proof() })
  const headers = { authorization: `Bearer ${harness.sandbox.facebook.pageToken}`, 'content-type': 'application/json' }
  await askAndLeave(`${harness.sandbox.facebook.graphUrl}/v26.0/${graph.page}/feed`, { method: 'POST', headers, body })
  expect(await messages()).toEqual([])
  await endSilence()
  expect(await messages()).toEqual(['Muộn'])
  expect((await calls('path=/feed'))[0]).toMatchObject({ fault: 'silent', status: 0 })
})

test('silent: the bytes of a film and a small body are kept for it', async () => {
  const session = String((await google.open({ size: film.length })).headers.get('location'))
  await arm(harness, { target: 'youtube', kind: 'silent', match: { phase: 'final' } })
  await askAndLeave(session, { method: 'PUT', body: film })
  await arm(harness, { target: 'youtube', kind: 'silent', match: { path: '/playlists$' } })
  await askAndLeave(`${harness.sandbox.youtube.apiUrl}/youtube/v3/playlists?part=snippet`, {
    method: 'POST',
    headers: { authorization: `Bearer ${google.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ snippet: { title: 'Muộn' } }),
  })
  const things = async () => {
    const { youtube } = (await send(`${harness.sandbox.url}/state`)).body
    return [youtube?.videos, youtube?.playlists].map((some) => Object.values(some ?? {}).length)
  }
  expect(await things()).toEqual([0, 0])
  await endSilence()
  expect(await things()).toEqual([1, 1])
})

test('silent: it ends by itself at the ordered time', async () => {
  await arm(harness, { target: 'facebook', kind: 'silent', ms: 20, match: { path: '/feed$' } })
  await expect(graph.post(`${graph.page}/feed`, { message: 'Tự hết' })).rejects.toThrow()
  expect(await messages()).toEqual(['Tự hết'])
})

test('drop-midway: what arrived of a YouTube upload is kept in whole steps, and the upload goes on from there', async () => {
  const session = String((await google.open({ size: film.length })).headers.get('location'))
  await arm(harness, { target: 'youtube', kind: 'drop-midway', bytes: STEP + 100_000, match: { phase: 'final' } })
  await expect(google.put(session, film)).rejects.toThrow()
  const status = await google.put(session, null, `bytes */${film.length}`)
  expect([status.status, status.headers.get('range')]).toEqual([308, `bytes=0-${STEP - 1}`])
  expect((await google.put(session, film.subarray(STEP), `bytes ${STEP}-${film.length - 1}/${film.length}`)).status).toBe(201)
})

test('drop-midway: a chunk of a Facebook upload cut on its way is not stored', async () => {
  const start = await graph.post(`${graph.page}/videos`, { upload_phase: 'start', file_size: film.length })
  const chunk = () =>
    graph.form(`${graph.page}/videos`, {
      upload_phase: 'transfer',
      upload_session_id: String(start.body.upload_session_id),
      start_offset: '0',
      video_file_chunk: new File([film.subarray(0, Number(start.body.end_offset))], 'chunk'),
    })
  await arm(harness, { target: 'facebook', kind: 'drop-midway', bytes: 1_000, match: { phase: 'transfer' } })
  await expect(chunk()).rejects.toThrow()
  expect((await chunk()).body.start_offset).toBe(String(start.body.end_offset))
})

test('a lost final answer of an upload is found again by the status query, and there is one video', async () => {
  const session = String((await google.open({ size: film.length })).headers.get('location'))
  await arm(harness, { target: 'youtube', kind: 'lost-answer', match: { phase: 'final' } })
  await expect(google.put(session, film)).rejects.toThrow()
  expect((await google.put(session, null, `bytes */${film.length}`)).status).toBe(201)
  expect(Object.values((await send(`${harness.sandbox.url}/state`)).body.youtube?.videos ?? {})).toHaveLength(1)
})

test('processing-failed strikes the next video of that channel only', async () => {
  await arm(harness, { target: 'youtube', kind: 'processing-failed' })
  const upload = async () => {
    const session = String((await google.open({ size: 10 })).headers.get('location'))
    return String((await google.put(session, film.subarray(0, 10))).body.id)
  }
  const ids = [await upload(), await upload()]
  const listed = await google.get(`videos?part=status,processingDetails&id=${ids.join(',')}`)
  expect(Object.values(listed.body.items ?? {}).map(({ status }) => status?.uploadStatus)).toEqual(['failed', 'processed'])
})

test('a fault that is not understood is refused, armed ones are listed and can be cleared', async () => {
  expect((await arm(harness, { target: 'facebook', kind: 'explode' })).status).toBe(400)
  expect((await arm(harness, { target: 'facebook', kind: 'slow', match: { path: '(' } })).status).toBe(400)
  await arm(harness, { target: 'facebook', kind: 'lost-answer', times: 3 })
  expect((await send(`${harness.sandbox.url}/faults`)).body.faults).toEqual([expect.objectContaining({ left: 3 })])
  await send(`${harness.sandbox.url}/faults`, { method: 'DELETE' })
  expect((await send(`${harness.sandbox.url}/faults`)).body.faults).toEqual([])
})

test('the log shows every call and no secret', async () => {
  await graph.post(`${graph.page}/feed`, { message: 'x' })
  await google.get('channels?part=id&mine=true')
  const text = await (await fetch(`${harness.sandbox.url}/log`)).text()
  expect(JSON.parse(text).calls).toHaveLength(2)
  expect(text).not.toContain(harness.sandbox.facebook.pageToken)
  expect(text).not.toContain(graph.proof())
})

test('edits by hand change what the APIs read, as if a person had made them on the platform', async () => {
  const post = String((await graph.post(`${graph.page}/feed`, { message: 'Cũ' })).body.id)
  const session = String((await google.open({ size: 10 })).headers.get('location'))
  const video = String((await google.put(session, film.subarray(0, 10))).body.id)
  const hand = (path: string, body: object) => send(`${harness.sandbox.url}/hand/${path}`, { method: 'POST', body: JSON.stringify(body) })
  await hand(`facebook/posts/${post}`, { message: 'Người khác sửa' })
  expect((await graph.get(`${post}?fields=message`)).body.message).toBe('Người khác sửa')
  await hand(`youtube/videos/${video}`, { title: 'Đổi tên', privacyStatus: 'private' })
  expect((await google.get(`videos?part=snippet,status&id=${video}`)).body.items?.[0]).toMatchObject({
    snippet: { title: 'Đổi tên' },
    status: { privacyStatus: 'private' },
  })
  await hand(`facebook/posts/${post}`, { delete: true })
  await hand(`youtube/videos/${video}`, { delete: true })
  expect((await graph.get(post)).body.error?.error_subcode).toBe(33)
  expect((await google.get(`videos?part=id&id=${video}`)).body.items).toEqual([])
  expect((await hand('facebook/posts/0', { message: 'x' })).status).toBe(404)
})
