import { arm, graphClient, send, startHarness, type Harness } from '../testing/harness'

const CHUNK = 64 * 1024
let harness: Harness
let graph: ReturnType<typeof graphClient>
const film = Buffer.alloc(CHUNK * 2 + 1_000, 7)

beforeAll(async () => {
  harness = await startHarness({ limits: { chunkBytes: CHUNK }, delays: { facebookProcessingMs: 1_000 } })
  graph = graphClient(harness)
})
afterAll(() => harness.stop())
beforeEach(() => send(`${harness.sandbox.url}/reset`, { method: 'POST' }))

const start = (size = film.length) => graph.post(`${graph.page}/videos`, { upload_phase: 'start', file_size: size })
const transfer = (session: string, from: number, to: number) =>
  graph.form(`${graph.page}/videos`, {
    upload_phase: 'transfer',
    upload_session_id: session,
    start_offset: String(from),
    video_file_chunk: new File([film.subarray(from, to)], 'chunk'),
  })
const finish = (session: string, values: object = {}) =>
  graph.post(`${graph.page}/videos`, {
    upload_phase: 'finish',
    upload_session_id: session,
    title: 'Phim',
    description: 'Lời dẫn',
    ...values,
  })

async function upload(): Promise<{ session: string; video: string }> {
  const { body } = await start()
  const session = String(body.upload_session_id)
  for (let from = 0; from < film.length;) {
    const { body: next } = await transfer(session, from, Math.min(film.length, from + CHUNK))
    from = Number(next.start_offset)
  }
  return { session, video: String(body.video_id) }
}

async function until(video: string, wanted: string) {
  for (let tries = 0; tries < 200; tries++) {
    const { body } = await graph.get(`${video}?fields=status,published,post_id,permalink_url,length`)
    if (String(body.status?.video_status) === wanted) return body
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`the video never became ${wanted}`)
}

test('a film goes up in the chunks the server names, is processed for a while, and then is a post of the Page', async () => {
  const { body } = await start()
  expect(body).toMatchObject({
    start_offset: '0',
    end_offset: String(CHUNK),
    upload_session_id: expect.any(String),
    video_id: expect.any(String),
  })
  const { session, video } = await upload()
  expect((await graph.get(`${video}?fields=status`)).body.status).toMatchObject({
    video_status: 'uploading',
    uploading_phase: { bytes_transferred: film.length },
  })
  expect((await finish(session)).body).toEqual({ success: true })
  expect((await graph.get(`${video}?fields=status,post_id`)).body).toMatchObject({ status: { video_status: 'processing' } })
  expect((await graph.get(`${graph.page}/published_posts`)).body.data).toEqual([])
  const ready = await until(video, 'ready')
  expect(ready.published).toBe(true)
  const post = await graph.get(`${String(ready.post_id)}?fields=message,status_type,attachments{media_type,target}`)
  expect(post.body).toMatchObject({ message: 'Lời dẫn', status_type: 'added_video' })
  expect(post.body.attachments?.data?.[0]?.target?.id).toBe(video)
  const bytes = await fetch(`${harness.sandbox.url}/media/video-${video}`, { headers: { range: 'bytes=10-19' } })
  expect(bytes.status).toBe(206)
  expect(bytes.headers.get('content-range')).toBe(`bytes 10-19/${film.length}`)
  expect(Buffer.from(await bytes.arrayBuffer())).toEqual(film.subarray(10, 20))
})

test('a wrong offset is answered with the right one, and what was stored stays', async () => {
  const session = String((await start()).body.upload_session_id)
  await transfer(session, 0, CHUNK)
  const again = await transfer(session, 0, CHUNK)
  expect(again.body.error).toMatchObject({
    code: 6001,
    error_subcode: 1363037,
    error_data: { start_offset: String(CHUNK), end_offset: String(2 * CHUNK) },
  })
  expect((await transfer(session, CHUNK, CHUNK + 10)).body.error?.code).toBe(100)
  expect((await transfer(session, CHUNK, 2 * CHUNK)).body).toEqual({ start_offset: String(2 * CHUNK), end_offset: String(film.length) })
  expect((await transfer(session, 2 * CHUNK, film.length)).body).toEqual({
    start_offset: String(film.length),
    end_offset: String(film.length),
  })
})

test('finishing too early, twice, or an unknown session is refused with 6000', async () => {
  const early = String((await start()).body.upload_session_id)
  expect((await finish(early)).body.error?.code).toBe(6000)
  const { session } = await upload()
  await finish(session)
  expect((await finish(session)).body.error?.code).toBe(6000)
  expect((await finish('1')).body.error?.code).toBe(6000)
})

test('a cancelled upload leaves no video', async () => {
  const { body } = await start()
  expect(
    (await graph.post(`${graph.page}/videos`, { upload_phase: 'cancel', upload_session_id: String(body.upload_session_id) })).body,
  ).toEqual({ success: true })
  expect((await graph.get(String(body.video_id))).body.error).toMatchObject({ code: 100, error_subcode: 33 })
})

test('files too small or too large, an unknown phase, and a parameter of another phase are refused', async () => {
  expect((await start(1_023)).body.error?.error_subcode).toBe(1363022)
  expect((await start(3 * 1024 ** 3)).body.error?.error_subcode).toBe(1363023)
  expect((await graph.post(`${graph.page}/videos`, { upload_phase: 'begin' })).body.error?.code).toBe(100)
  expect((await graph.post(`${graph.page}/videos`, { file_url: 'https://a.vn/phim.mp4' })).body.error?.code).toBe(100)
  expect((await graph.post(`${graph.page}/videos`, { upload_phase: 'start', file_size: 5_000, title: 'x' })).body.error?.code).toBe(100)
})

test('texts, thumbnail and captions of a video can be changed, and deleting it removes its post too', async () => {
  const { session, video } = await upload()
  await finish(session)
  const { post_id: post } = await until(video, 'ready')
  await graph.post(video, { name: 'Tên mới', description: 'Lời mới' })
  expect((await graph.get(`${video}?fields=title,description`)).body).toMatchObject({ title: 'Tên mới', description: 'Lời mới' })
  expect((await graph.get(`${String(post)}?fields=message`)).body.message).toBe('Lời mới')
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  expect((await graph.form(`${video}/thumbnails`, { source: new File([png], 'a.png'), is_preferred: 'true' })).status).toBe(200)
  const srt = '1\n00:00:00,000 --> 00:00:01,000\nXin chào\n'
  expect((await graph.form(`${video}/captions`, { captions_file: new File([srt], 'phim.vi_VN.srt') })).status).toBe(200)
  expect((await graph.form(`${video}/captions`, { captions_file: new File([srt], 'phim.srt') })).body.error?.code).toBe(100)
  expect((await graph.delete(video)).body).toEqual({ success: true })
  expect((await graph.get(String(post))).body.error?.error_subcode).toBe(33)
})

test('a video whose processing fails says so in its status and never becomes a post', async () => {
  await arm(harness, { target: 'facebook', kind: 'processing-failed' })
  const { session, video } = await upload()
  await finish(session)
  const failed = await until(video, 'error')
  expect(failed.status?.processing_phase).toMatchObject({ status: 'error', errors: [{ message: expect.any(String) }] })
  expect((await graph.get(`${graph.page}/feed`)).body.data).toEqual([])
})

test('an upload goes on after a restart of the sandbox', async () => {
  const { body } = await start()
  const session = String(body.upload_session_id)
  await transfer(session, 0, CHUNK)
  await harness.restart()
  expect((await transfer(session, 0, CHUNK)).body.error?.error_data?.start_offset).toBe(String(CHUNK))
  await transfer(session, CHUNK, 2 * CHUNK)
  await transfer(session, 2 * CHUNK, film.length)
  await finish(session)
  await until(String(body.video_id), 'ready')
  await harness.restart()
  const listed = await graph.get(`${graph.page}/videos?fields=id,title`)
  expect(listed.body.data).toEqual([{ id: body.video_id, title: 'Phim' }])
})

test('a draft video has no post until it is published', async () => {
  const { session, video } = await upload()
  await finish(session, { published: false })
  expect(await until(video, 'ready')).not.toHaveProperty('post_id')
  await graph.post(video, { published: true })
  const { body } = await graph.get(`${video}?fields=post_id,published`)
  expect(body.published).toBe(true)
  expect((await graph.get(String(body.post_id))).status).toBe(200)
})
