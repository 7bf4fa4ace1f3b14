import { Readable } from 'node:stream'
import { OAuth2Client } from 'google-auth-library'
import { youtube } from 'googleapis/build/src/apis/youtube'
import { googleClient, startHarness, type Harness } from '../testing/harness'

let harness: Harness

beforeAll(async () => {
  harness = await startHarness({ delays: { youtubeProcessingMs: 0 } })
})
afterAll(() => harness.stop())

test('the generated YouTube client refreshes its token here and lists, updates, captions and deletes a video', async () => {
  const { clientId, clientSecret, refreshToken, tokenUrl, apiUrl } = harness.sandbox.youtube
  const auth = new OAuth2Client({
    clientId,
    clientSecret,
    endpoints: { oauth2TokenUrl: tokenUrl },
    transporterOptions: { fetchImplementation: fetch },
  })
  auth.setCredentials({ refresh_token: refreshToken })
  const client = youtube({ version: 'v3', auth })
  const options = { rootUrl: `${apiUrl}/`, retry: false }
  const hand = await googleClient(harness)
  const session = await hand.open({ size: 5 })
  const id = String((await hand.put(String(session.headers.get('location')), Buffer.from('phim!'))).body.id)

  const listed = await client.videos.list({ part: ['snippet', 'status', 'processingDetails', 'fileDetails'], id: [id] }, options)
  const [video] = listed.data.items ?? []
  expect(video?.status?.uploadStatus).toBe('processed')
  // what only YouTube writes is not sent back
  const snippet = { title: 'Tên khác', categoryId: video?.snippet?.categoryId ?? '' }
  const updated = await client.videos.update(
    {
      part: ['snippet', 'status'],
      requestBody: { id, snippet, status: { privacyStatus: 'private' } },
    },
    options,
  )
  expect(updated.data.snippet?.title).toBe('Tên khác')
  expect(updated.data.status?.privacyStatus).toBe('private')

  const thumbnail = { mimeType: 'image/jpeg', body: Readable.from(Buffer.from([0xff, 0xd8, 0xff, 0xe0])) }
  expect((await client.thumbnails.set({ videoId: id, media: thumbnail }, options)).status).toBe(200)
  const captions = { part: ['snippet'], requestBody: { snippet: { videoId: id, language: 'vi', name: '' } } }
  const media = () => ({
    mimeType: 'application/octet-stream',
    body: Readable.from(Buffer.from('1\n00:00:00,000 --> 00:00:01,000\nXin chào\n')),
  })
  expect((await client.captions.insert({ ...captions, media: media() }, options)).data.snippet?.language).toBe('vi')
  await expect(client.captions.insert({ ...captions, media: media() }, options)).rejects.toMatchObject({ status: 409 })
  const [track] = (await client.captions.list({ part: ['snippet'], videoId: id }, options)).data.items ?? []
  const trackId = track?.id ?? ''
  expect((await client.captions.update({ part: ['id'], requestBody: { id: trackId }, media: media() }, options)).data.id).toBe(trackId)
  expect((await client.captions.delete({ id: trackId }, options)).status).toBe(204)
  await expect(client.captions.delete({ id: trackId }, options)).rejects.toMatchObject({ status: 404 })

  const mine = await client.channels.list({ part: ['contentDetails'], mine: true }, options)
  const playlistId = mine.data.items?.[0]?.contentDetails?.relatedPlaylists?.uploads ?? ''
  expect(
    (await client.playlistItems.list({ part: ['contentDetails'], playlistId }, options)).data.items?.[0]?.contentDetails?.videoId,
  ).toBe(id)
  expect((await client.videos.delete({ id }, options)).status).toBe(204)
  await expect(client.videos.delete({ id }, options)).rejects.toMatchObject({ status: 404 })
})
