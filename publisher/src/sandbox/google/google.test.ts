// Long because it goes through the API method by method, in the order of the reference.
import { googleClient, send, startHarness, type Harness } from '../testing/harness'

const STEP = 256 * 1024
const film = Buffer.alloc(STEP * 2 + 5_000, 3)
let harness: Harness
let google: Awaited<ReturnType<typeof googleClient>>

beforeAll(async () => {
  harness = await startHarness({ delays: { youtubeProcessingMs: 100 }, limits: { youtubeInserts: 60, youtubeUnits: 100_000 } })
  google = await googleClient(harness)
})
afterAll(() => harness.stop())
beforeEach(() => send(`${harness.sandbox.url}/reset`, { method: 'POST' }))

const reason = (answer: { body: { readonly [name: string]: unknown } }) => JSON.stringify(answer.body).match(/"reason":"(\w+)"/)?.[1]

async function uploaded(snippet: object = {}, status: object = {}): Promise<string> {
  const session = await google.open({ size: film.length, snippet, status })
  const answer = await google.put(String(session.headers.get('location')), film)
  expect(answer.status).toBe(201)
  return String(answer.body.id)
}

describe('the token endpoint', () => {
  const ask = (values: Record<string, string>) =>
    send(harness.sandbox.youtube.tokenUrl, { method: 'POST', body: new URLSearchParams(values) })
  const right = () => ({
    client_id: harness.sandbox.youtube.clientId,
    client_secret: harness.sandbox.youtube.clientSecret,
    refresh_token: harness.sandbox.youtube.refreshToken,
    grant_type: 'refresh_token',
  })

  test('a wrong client, a dead refresh token and another grant are told apart', async () => {
    expect(await ask({ ...right(), client_secret: 'x' })).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
    expect(await ask({ ...right(), refresh_token: 'x' })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect(await ask({ ...right(), grant_type: 'password' })).toMatchObject({ status: 400, body: { error: 'unsupported_grant_type' } })
    expect((await ask(right())).body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 })
  })

  test('an access token dies at its hour, and survives a restart until then', async () => {
    let now = new Date('2026-11-24T10:00:00Z')
    const own = await startHarness({ now: () => now })
    const client = await googleClient(own)
    await own.restart()
    const ask = () =>
      send(`${own.sandbox.youtube.apiUrl}/youtube/v3/channels?part=id&mine=true`, { headers: { authorization: `Bearer ${client.token}` } })
    expect((await ask()).status).toBe(200)
    now = new Date('2026-11-24T11:00:00Z')
    expect(reason(await ask())).toBe('authError')
    await own.stop()
  })

  test('no token is 401, and a token in the address is refused', async () => {
    expect((await send(`${harness.sandbox.youtube.apiUrl}/youtube/v3/channels?part=id&mine=true`)).status).toBe(401)
    expect((await google.get(`channels?part=id&mine=true&access_token=${google.token}`)).status).toBe(400)
  })
})

describe('videos.insert, resumable', () => {
  test('chunks are answered with 308 and the stored range; a status query finds the final answer again', async () => {
    const session = String((await google.open({ size: film.length })).headers.get('location'))
    expect(session.startsWith(harness.sandbox.url)).toBe(true)
    const none = await google.put(session, null, `bytes */${film.length}`)
    expect(none.status).toBe(308)
    expect(none.headers.get('range')).toBeNull()
    const first = await google.put(session, film.subarray(0, STEP), `bytes 0-${STEP - 1}/${film.length}`)
    expect([first.status, first.headers.get('range')]).toEqual([308, `bytes=0-${STEP - 1}`])
    const last = await google.put(session, film.subarray(STEP), `bytes ${STEP}-${film.length - 1}/${film.length}`)
    expect(last.status).toBe(201)
    expect(last.body.snippet?.title).toBe('Phim thử')
    const again = await google.put(session, null, `bytes */${film.length}`)
    expect([again.status, again.body.id]).toEqual([201, last.body.id])
    const stored = await fetch(`${harness.sandbox.url}/media/youtube-${String(last.body.id)}`)
    expect(Buffer.from(await stored.arrayBuffer()).equals(film)).toBe(true)
  })

  test('a gap stores nothing, an odd chunk and a wrong total are refused', async () => {
    const session = String((await google.open({ size: film.length })).headers.get('location'))
    const gap = await google.put(session, film.subarray(STEP, 2 * STEP), `bytes ${STEP}-${2 * STEP - 1}/${film.length}`)
    expect([gap.status, gap.headers.get('range')]).toEqual([308, null])
    expect((await google.put(session, film.subarray(0, 1_000), `bytes 0-999/${film.length}`)).status).toBe(400)
    expect((await google.put(session, film.subarray(0, STEP), `bytes 0-${STEP - 1}/${film.length + 1}`)).status).toBe(400)
    expect((await google.put(session, null, `bytes */${film.length}`)).headers.get('range')).toBeNull()
  })

  test('an unknown and an expired session are 404', async () => {
    let now = new Date()
    const own = await startHarness({ now: () => now, limits: { sessionMs: 60_000 } })
    const client = await googleClient(own)
    const session = String((await client.open({ size: 10 })).headers.get('location'))
    now = new Date(now.getTime() + 61_000)
    expect((await client.put(session, null, 'bytes */10')).status).toBe(404)
    expect((await client.put(session.replace(/upload_id=.*/, 'upload_id=x'), null, 'bytes */10')).status).toBe(404)
    await own.stop()
  })

  test('an upload goes on after a restart', async () => {
    const { pathname, search } = new URL(String((await google.open({ size: film.length })).headers.get('location')))
    await google.put(`${harness.sandbox.url}${pathname}${search}`, film.subarray(0, STEP), `bytes 0-${STEP - 1}/${film.length}`)
    await harness.restart()
    google = await googleClient(harness)
    const session = `${harness.sandbox.url}${pathname}${search}`
    const status = await google.put(session, null, `bytes */${film.length}`)
    expect(status.headers.get('range')).toBe(`bytes=0-${STEP - 1}`)
    expect((await google.put(session, film.subarray(STEP), `bytes ${STEP}-${film.length - 1}/${film.length}`)).status).toBe(201)
  })

  test.each([
    ['an empty title', { title: ' ' }, {}, 'invalidTitle'],
    ['101 characters of title', { title: 'ă'.repeat(101) }, {}, 'invalidTitle'],
    ['an angle bracket in the title', { title: 'a<b' }, {}, 'invalidTitle'],
    ['5001 bytes of description', { description: 'ế'.repeat(1_667) }, {}, 'invalidDescription'],
    ['tags over 500 with commas and quotes', { tags: Array.from({ length: 46 }, () => 'mười chữ') }, {}, 'invalidTags'],
    ['an unknown category', { categoryId: '999' }, {}, 'invalidCategoryId'],
    ['a category that is a number', { categoryId: 22 }, {}, 'badRequest'],
    ['an unknown field', { titel: 'x' }, {}, 'badRequest'],
    ['what only YouTube writes', { channelId: 'x' }, {}, 'badRequest'],
    ['an unknown privacy', {}, { privacyStatus: 'hidden' }, 'badRequest'],
    ['publishAt on a public video', {}, { publishAt: '2030-01-01T00:00:00Z' }, 'invalidPublishAt'],
  ])('%s is refused', async (_what, snippet, status, expected) => {
    const answer = await google.open({ size: 10, snippet, status })
    expect([answer.status, reason(answer)]).toEqual([400, expected])
  })

  test('tags of 494 characters, counted with commas and quotes, are taken', async () => {
    expect((await google.open({ size: 10, snippet: { tags: Array.from({ length: 45 }, () => 'mười chữ') } })).status).toBe(200)
  })

  test('4998 bytes of Vietnamese description are taken', async () => {
    expect((await google.open({ size: 10, snippet: { description: 'ế'.repeat(1_666) } })).status).toBe(200)
  })

  test('unknown parameters, a missing or unknown part, another upload type and a body part not named are refused', async () => {
    const body = { snippet: { title: 'x' } }
    const headers = { 'x-upload-content-length': '10', 'x-upload-content-type': 'video/mp4' }
    const insert = (query: string) => google.json('POST', `upload/youtube/v3/videos?${query}`, body, headers)
    expect(reason(await insert('uploadType=resumable&part=snippet&x=1'))).toBe('unexpectedParameter')
    expect(reason(await insert('uploadType=resumable'))).toBe('missingRequiredParameter')
    expect(reason(await insert('uploadType=resumable&part=snipet'))).toBe('unknownPart')
    expect(reason(await insert('uploadType=multipart&part=snippet'))).toBe('badRequest')
    expect(reason(await insert('uploadType=resumable&part=status'))).toBe('unexpectedPart')
  })
})

describe('videos', () => {
  test('processing takes a while; file details tell name and size; part may be joined or repeated', async () => {
    const id = await uploaded()
    const first = await google.get(`videos?part=status,processingDetails&id=${id}`)
    expect(first.body.items?.[0]).toMatchObject({
      status: { uploadStatus: 'uploaded' },
      processingDetails: { processingStatus: 'processing' },
    })
    await new Promise((resolve) => setTimeout(resolve, 150))
    const then = await google.get(`videos?part=status&part=fileDetails&part=processingDetails&id=${id}`)
    expect(then.body.items?.[0]).toMatchObject({
      status: { uploadStatus: 'processed', privacyStatus: 'public' },
      processingDetails: { processingStatus: 'succeeded' },
      fileDetails: { fileName: 'phim.mp4', fileSize: String(film.length) },
    })
    expect(then.body.items?.[0]).not.toHaveProperty('snippet')
  })

  test('unknown ids are absent, and 51 ids are refused', async () => {
    expect((await google.get('videos?part=id&id=aaaaaaaaaaa')).body.items).toEqual([])
    expect((await google.get(`videos?part=id&id=${Array.from({ length: 51 }, (_, no) => `v${no}`).join(',')}`)).status).toBe(400)
  })

  test('an update replaces every mutable property of the parts it names and nothing else', async () => {
    const id = await uploaded({ description: 'Mô tả', tags: ['một'] }, { privacyStatus: 'unlisted' })
    const answer = await google.json('PUT', 'youtube/v3/videos?part=snippet', { id, snippet: { title: 'Mới', categoryId: '27' } })
    expect(answer.body.snippet).toMatchObject({ title: 'Mới', description: '', categoryId: '27' })
    expect(answer.body.snippet).not.toHaveProperty('tags')
    expect((await google.get(`videos?part=status&id=${id}`)).body.items?.[0]?.status?.privacyStatus).toBe('unlisted')
    await google.json('PUT', 'youtube/v3/videos?part=status', { id, status: { license: 'youtube' } })
    expect((await google.get(`videos?part=status&id=${id}`)).body.items?.[0]?.status?.privacyStatus).toBe('public')
    expect(reason(await google.json('PUT', 'youtube/v3/videos?part=snippet', { id, snippet: { title: 'x' } }))).toBe('invalidVideoMetadata')
    expect(
      (await google.json('PUT', 'youtube/v3/videos?part=snippet', { id: 'x', snippet: { title: 'x', categoryId: '22' } })).status,
    ).toBe(404)
  })

  test('a delete is 204 and a second one 404 videoNotFound', async () => {
    const id = await uploaded()
    expect((await google.delete(`videos?id=${id}`)).status).toBe(204)
    const again = await google.delete(`videos?id=${id}`)
    expect([again.status, reason(again)]).toEqual([404, 'videoNotFound'])
  })

  test('the uploads list is newest first, pages to the end, and filters by video', async () => {
    const ids = [await uploaded(), await uploaded(), await uploaded()]
    const channel = await google.get('channels?part=contentDetails&mine=true')
    const uploads = String(channel.body.items?.[0]?.contentDetails?.relatedPlaylists?.uploads)
    const one = await google.get(`playlistItems?part=contentDetails&maxResults=2&playlistId=${uploads}`)
    const two = await google.get(
      `playlistItems?part=contentDetails&maxResults=2&playlistId=${uploads}&pageToken=${String(one.body.nextPageToken)}`,
    )
    const seen = [one, two].flatMap(({ body }) => Object.values(body.items ?? {}).map((item) => item.contentDetails?.videoId))
    expect(seen).toEqual([...ids].reverse())
    expect(two.body).not.toHaveProperty('nextPageToken')
    expect((await google.get(`playlistItems?part=id&playlistId=${uploads}&videoId=${ids[0]}`)).body.pageInfo?.totalResults).toBe(1)
    expect(reason(await google.get(`playlistItems?part=id&playlistId=${uploads}&pageToken=zzz`))).toBe('invalidPageToken')
  })

  test('a playlist takes the same video twice', async () => {
    const videoId = await uploaded()
    const playlist = await google.json('POST', 'youtube/v3/playlists?part=snippet,status', { snippet: { title: 'Chuyện hoàn lương' } })
    const playlistId = String(playlist.body.id)
    const add = () =>
      google.json('POST', 'youtube/v3/playlistItems?part=snippet', {
        snippet: { playlistId, resourceId: { kind: 'youtube#video', videoId } },
      })
    expect((await add()).status).toBe(200)
    expect((await add()).status).toBe(200)
    expect((await google.get(`playlistItems?part=snippet&playlistId=${playlistId}`)).body.pageInfo?.totalResults).toBe(2)
    expect((await google.get('playlists?part=snippet&mine=true')).body.items?.[0]?.snippet?.title).toBe('Chuyện hoàn lương')
  })

  test('thumbnails must be pictures of at most 2 MiB, of a video that is there', async () => {
    const id = await uploaded()
    const set = (video: string, body: Buffer, type = 'image/jpeg') =>
      send(`${harness.sandbox.youtube.apiUrl}/upload/youtube/v3/thumbnails/set?videoId=${video}&uploadType=media`, {
        method: 'POST',
        headers: { authorization: `Bearer ${google.token}`, 'content-type': type },
        body,
      })
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
    expect((await set(id, jpeg)).status).toBe(200)
    expect(reason(await set(id, Buffer.from('chữ')))).toBe('invalidImage')
    expect((await set(id, Buffer.alloc(2 * 1024 * 1024 + 1, 0xff))).status).toBe(413)
    expect((await set('aaaaaaaaaaa', jpeg)).status).toBe(404)
  })

  test('categories that can be assigned in Vietnam are listed', async () => {
    const answer = await google.get('videoCategories?part=snippet&regionCode=VN')
    expect(Object.values(answer.body.items ?? {})).toContainEqual(
      expect.objectContaining({ id: '27', snippet: expect.objectContaining({ title: 'Giáo dục' }) }),
    )
  })
})

describe('quota', () => {
  test('uploads and units are two buckets, full again at midnight in California, and kept over a restart', async () => {
    let now = new Date('2026-11-24T07:00:00Z')
    const own = await startHarness({ now: () => now, limits: { youtubeInserts: 1, youtubeUnits: 51, tokenMs: 48 * 3_600_000 } })
    const client = await googleClient(own)
    const ask = () =>
      send(`${own.sandbox.youtube.apiUrl}/youtube/v3/channels?part=id&mine=true`, { headers: { authorization: `Bearer ${client.token}` } })
    expect((await client.open({ size: 10 })).status).toBe(200)
    expect(reason(await client.open({ size: 10 }))).toBe('quotaExceeded')
    await client.delete('videos?id=aaaaaaaaaaa')
    expect((await ask()).status).toBe(200)
    await own.restart()
    expect(reason(await ask())).toBe('quotaExceeded')
    now = new Date('2026-11-24T08:00:01Z')
    expect((await ask()).status).toBe(200)
    await own.stop()
  })

  test('a project not yet audited keeps every upload private', async () => {
    const own = await startHarness({ isLockedPrivate: true })
    const client = await googleClient(own)
    const session = await client.open({ size: film.length, status: { privacyStatus: 'public' } })
    const answer = await client.put(String(session.headers.get('location')), film)
    expect(answer.body.status?.privacyStatus).toBe('private')
    await own.stop()
  })
})
