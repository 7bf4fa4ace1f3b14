import { googleClient, startHarness, type Harness } from '../testing/harness'

let harness: Harness
let google: Awaited<ReturnType<typeof googleClient>>
beforeAll(async () => {
  harness = await startHarness()
  google = await googleClient(harness)
})
afterAll(() => harness.stop())

const reason = (answer: { body: { readonly [name: string]: unknown } }) => JSON.stringify(answer.body).match(/"reason":"(\w+)"/)?.[1]
const playlist = (part: string, body: object) => google.json('POST', `youtube/v3/playlists?part=${part}`, body)

test('an entry of a playlist is taken out once, and the other one of the same film stays', async () => {
  const session = await google.open({ size: 5 })
  const film = await google.put(String(session.headers.get('location')), Buffer.from('phim!'))
  const playlistId = String((await playlist('snippet', { snippet: { title: 'Chuyện hoàn lương' } })).body.id)
  const snippet = { playlistId, resourceId: { kind: 'youtube#video', videoId: film.body.id } }
  const [first] = [
    await google.json('POST', 'youtube/v3/playlistItems?part=snippet', { snippet }),
    await google.json('POST', 'youtube/v3/playlistItems?part=snippet', { snippet }),
  ]
  expect((await google.delete(`playlistItems?id=${String(first.body.id)}`)).status).toBe(204)
  expect(reason(await google.delete(`playlistItems?id=${String(first.body.id)}`))).toBe('playlistItemNotFound')
  expect((await google.get(`playlistItems?part=snippet&playlistId=${playlistId}`)).body.pageInfo?.totalResults).toBe(1)
})

test('what `part` does not name, what only YouTube writes, and a boolean that is none are refused', async () => {
  expect(reason(await playlist('snippet', { snippet: { title: 'x' }, status: { privacyStatus: 'public' } }))).toBe('unexpectedPart')
  expect(reason(await playlist('snippet', { snippet: { title: 'x', channelId: 'y' } }))).toBe('badRequest')
  expect(reason(await google.get('playlists?part=snippet&mine=1'))).toBe('invalidParameter')
})
