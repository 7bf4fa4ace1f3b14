import { googleClient, graphClient, send, startHarness, type Harness } from '../testing/harness'
import { ago, clock, pieces } from './text'

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

async function page(path: string): Promise<{ status: number; html: string }> {
  const response = await fetch(harness.sandbox.url + path)
  return { status: response.status, html: await response.text() }
}

async function upload(title: string, privacyStatus: string): Promise<string> {
  const session = await google.open({ size: 4, snippet: { title, description: 'Dòng một\nhttps://a.vn/x.' }, status: { privacyStatus } })
  return String((await google.put(String(session.headers.get('location')), Buffer.from('phim'))).body.id)
}

test('every page says that it is no real platform', async () => {
  for (const path of ['/', '/fanpage', '/kenh', '/kenh/watch?v=x']) {
    expect((await page(path)).html).toContain('không phải Facebook/YouTube thật')
  }
})

test('the Page shows published posts, escaped, and neither drafts nor deleted ones', async () => {
  const post = await graph.post(`${graph.page}/feed?fields=permalink_url`, { message: 'Xin <chào> #TáiHòaNhập' })
  await graph.post(`${graph.page}/feed`, { message: 'bản nháp', published: false })
  const { html } = await page('/fanpage')
  expect(html).toContain('Xin &lt;chào&gt; ')
  expect(html).toContain('<span class="tag">#TáiHòaNhập</span>')
  expect(html).not.toContain('bản nháp')
  expect((await fetch(String(post.body.permalink_url))).status).toBe(200)
  await graph.delete(String(post.body.id))
  expect((await fetch(String(post.body.permalink_url))).status).toBe(404)
  expect((await page('/fanpage')).html).not.toContain('Xin &lt;chào&gt;')
})

test('a film shows its tags, captions, labels and playlist, and a playlist its public films', async () => {
  const id = await upload('Ngày trở về', 'public')
  const status = { privacyStatus: 'public', containsSyntheticMedia: true }
  const snippet = { title: 'Ngày trở về', categoryId: '29', tags: ['việc làm'] }
  await google.json('PUT', 'youtube/v3/videos?part=snippet,status', { id, snippet, status })
  const list = await google.json('POST', 'youtube/v3/playlists?part=snippet', { snippet: { title: 'Chuyện hoàn lương' } })
  for (const videoId of [id, await upload('Riêng tư', 'private')]) {
    const place = { playlistId: list.body.id, resourceId: { kind: 'youtube#video', videoId } }
    await google.json('POST', 'youtube/v3/playlistItems?part=snippet', { snippet: place })
  }
  const watched = (await page(`/kenh/watch?v=${id}`)).html
  for (const words of ['Thẻ: việc làm', 'Danh sách phát: Chuyện hoàn lương', 'Phi lợi nhuận', 'Nội dung tổng hợp'])
    expect(watched).toContain(words)
  const { html } = await page('/kenh')
  expect(html).toContain('<strong>Chuyện hoàn lương</strong>')
  expect(html).not.toContain('Riêng tư')
})

test('the channel lists public films only; an unlisted one opens by its address, a private one does not', async () => {
  const [open, unlisted, hidden] = [
    await upload('Công khai', 'public'),
    await upload('Ẩn khỏi danh sách', 'unlisted'),
    await upload('Riêng tư', 'private'),
  ]
  const { html } = await page('/kenh')
  expect(html).toContain('Công khai')
  expect(html).not.toContain('Ẩn khỏi danh sách')
  expect(html).not.toContain('Riêng tư')
  expect((await page(`/kenh/watch?v=${open}`)).html).toContain('<a href="https://a.vn/x" rel="noopener">')
  expect((await page(`/kenh/embed/${open}`)).html).toContain(`src="/media/youtube-${open}"`)
  expect((await page(`/kenh/watch?v=${unlisted}`)).status).toBe(200)
  expect((await page(`/kenh/watch?v=${hidden}`)).status).toBe(404)
  expect((await page(`/kenh/embed/${hidden}`)).status).toBe(404)
})

test('media are served whole, in ranges, and not outside their folder', async () => {
  const id = await upload('Phim', 'public')
  const url = `${harness.sandbox.url}/media/youtube-${id}`
  const range = async (value: string) => {
    const response = await fetch(url, { headers: { range: value } })
    return [response.status, await response.text()]
  }
  expect(await (await fetch(url)).text()).toBe('phim')
  expect(await range('bytes=1-2')).toEqual([206, 'hi'])
  expect(await range('bytes=2-')).toEqual([206, 'im'])
  expect(await range('bytes=-1')).toEqual([206, 'm'])
  expect((await range('bytes=9-'))[0]).toBe(416)
  expect((await page('/media/..%2Fyoutube-quota')).status).toBe(404)
})

test('times read as people say them', () => {
  const now = new Date('2026-11-24T10:00:00Z')
  const at = (ms: number) => ago({ at: new Date(now.getTime() - ms).toISOString(), now })
  expect([at(5_000), at(5 * 60_000), at(3 * 3_600_000), at(2 * 86_400_000), at(30 * 86_400_000)]).toEqual([
    'Vừa xong',
    '5 phút',
    '3 giờ',
    '2 ngày',
    '25/10/2026',
  ])
  expect([clock(6_000), clock(253_000), clock(3_725_000)]).toEqual(['0:06', '4:13', '1:02:05'])
  expect(pieces('Xem https://a.vn/b. #x')).toEqual([
    { kind: 'text', text: 'Xem ' },
    { kind: 'link', url: 'https://a.vn/b' },
    { kind: 'text', text: '. ' },
    { kind: 'tag', text: '#x' },
  ])
})
