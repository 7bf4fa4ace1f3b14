import { graphClient, send, startHarness, startSite, type Harness } from '../testing/harness'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

let harness: Harness
let site: Awaited<ReturnType<typeof startSite>>
let graph: ReturnType<typeof graphClient>

beforeAll(async () => {
  harness = await startHarness()
  site = await startSite({ image: PNG })
  graph = graphClient(harness)
})
afterAll(async () => {
  await harness.stop()
  await site.close()
})
beforeEach(() => send(`${harness.sandbox.url}/reset`, { method: 'POST' }))

describe('who may call', () => {
  const url = () => `${harness.sandbox.facebook.graphUrl}/v26.0/${graph.page}`

  test('a token in the address is refused even when it is right', async () => {
    const answer = await send(`${url()}?access_token=${harness.sandbox.facebook.pageToken}&appsecret_proof=${graph.proof()}`)
    expect(answer.status).toBe(400)
    expect(answer.body.error?.code).toBe(100)
  })

  test('no token, a wrong token, no proof and a wrong proof are told apart by code', async () => {
    const authorization = `Bearer ${harness.sandbox.facebook.pageToken}`
    expect((await send(url())).body.error?.code).toBe(2500)
    expect((await send(url(), { headers: { authorization: 'Bearer other' } })).body.error?.code).toBe(190)
    expect((await send(url(), { headers: { authorization } })).body.error?.code).toBe(100)
    expect((await send(`${url()}?appsecret_proof=${'0'.repeat(64)}`, { headers: { authorization } })).body.error?.code).toBe(104)
  })

  test('the Page token with its proof reads the Page, and the answer carries the usage header', async () => {
    const answer = await graph.get(`${graph.page}?fields=id,name,can_post`)
    expect(answer.body).toEqual({ id: graph.page, name: 'Con đường hướng thiện', can_post: true })
    expect(JSON.parse(answer.headers.get('x-business-use-case-usage') ?? '{}')).toHaveProperty([graph.page, 0, 'call_count'])
  })

  test('debug_token describes the Page token, also when asked with the app token', async () => {
    const { appId, appSecret, pageToken, graphUrl } = harness.sandbox.facebook
    const answer = await send(`${graphUrl}/v26.0/debug_token`, {
      method: 'POST',
      headers: { authorization: `Bearer ${appId}|${appSecret}` },
      body: new URLSearchParams({ method: 'GET', input_token: pageToken }),
    })
    expect(answer.body.data).toMatchObject({ app_id: appId, type: 'PAGE', is_valid: true, expires_at: 0 })
    expect((await graph.post('debug_token', { method: 'GET', input_token: 'other' })).body.data?.is_valid).toBe(false)
    expect((await graph.get('debug_token?input_token=other')).status).toBe(400)
  })
})

describe('posts', () => {
  test('a link post carries the preview of the page it read, the real address beside the redirector, and our app', async () => {
    const link = `${site.url}/bai-viet/duong-ve/?utm=1`
    await graph.post(`?id=${encodeURIComponent(link)}&scrape=true`, {})
    const answer = await graph.post(
      `${graph.page}/feed?fields=id,permalink_url,created_time,is_published,application,full_picture,attachments{title,description,unshimmed_url,url,media_type}`,
      {
        message: 'Mời đọc',
        link,
      },
    )
    expect(answer.status).toBe(200)
    expect(answer.body.id).toMatch(new RegExp(`^${graph.page}_\\d+$`))
    expect(answer.body.created_time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/)
    expect(answer.body.application?.id).toBe(harness.sandbox.facebook.appId)
    const [card] = Array.from(Object.values(answer.body.attachments?.data ?? {}))
    expect(card).toMatchObject({ media_type: 'link', title: 'Đường về & nhà', description: 'Tóm tắt', unshimmed_url: link })
    expect(card?.url).toContain('l.facebook.com')
    expect(site.agents.every((agent) => agent.startsWith('facebookexternalhit/1.1'))).toBe(true)
    const picture = await fetch(String(answer.body.full_picture))
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(PNG)
    const page = await fetch(String(answer.body.permalink_url))
    expect(await page.text()).toContain('Đường về &amp; nhà')
  })

  test('a link that cannot be read is refused with 1609005 and nothing is posted', async () => {
    expect((await graph.post(`?id=${encodeURIComponent(`${site.url}/khong-co`)}&scrape=true`, {})).body.error?.code).toBe(1609005)
    expect((await graph.post(`${graph.page}/feed`, { link: `${site.url}/khong-co` })).body.error?.code).toBe(1609005)
    expect((await graph.get(`${graph.page}/published_posts`)).body.data).toEqual([])
  })

  test.each([
    ['neither message nor link', {}],
    ['an unknown parameter', { message: 'a', client_mutation_id: 'x' }],
    ['a wrong type', { message: 'a', published: 'perhaps' }],
    ['a message that is no text', { message: { a: 1 } }],
    ['a message over the limit', { message: 'a'.repeat(63_207) }],
    ['a schedule in five minutes', { message: 'a', published: false, scheduled_publish_time: Math.floor(Date.now() / 1_000) + 300 }],
    ['a schedule on a published post', { message: 'a', scheduled_publish_time: Math.floor(Date.now() / 1_000) + 3_600 }],
    ['a link to facebook.com', { link: 'https://www.facebook.com/x' }],
  ])('%s is refused with code 100', async (_what, values) => {
    const answer = await graph.post(`${graph.page}/feed`, values)
    expect(answer.status).toBe(400)
    expect(answer.body.error).toMatchObject({ code: 100, type: 'OAuthException', fbtrace_id: expect.any(String) })
  })

  test('the longest allowed message is taken', async () => {
    expect((await graph.post(`${graph.page}/feed`, { message: 'ố'.repeat(63_206) })).status).toBe(200)
  })

  test('the same content twice in a row is a 506, but not after another post or after its removal', async () => {
    const first = await graph.post(`${graph.page}/feed`, { message: 'Một' })
    expect((await graph.post(`${graph.page}/feed`, { message: 'Một' })).body.error?.code).toBe(506)
    await graph.delete(String(first.body.id))
    expect((await graph.post(`${graph.page}/feed`, { message: 'Một' })).status).toBe(200)
    await graph.post(`${graph.page}/feed`, { message: 'Hai' })
    expect((await graph.post(`${graph.page}/feed`, { message: 'Một' })).status).toBe(200)
  })

  test('an edit changes the message, a delete removes the post, and a second delete is 100/33', async () => {
    const id = String((await graph.post(`${graph.page}/feed`, { message: 'Cũ' })).body.id)
    expect((await graph.post(id, { message: 'Mới' })).body).toEqual({ success: true })
    expect((await graph.post(id, { link: 'https://a.vn' })).body.error?.code).toBe(100)
    expect((await graph.get(`${id}?fields=message`)).body.message).toBe('Mới')
    expect((await graph.delete(id)).body).toEqual({ success: true })
    expect((await graph.delete(id)).body.error).toMatchObject({ code: 100, error_subcode: 33 })
    expect((await graph.get(id)).body.error).toMatchObject({ code: 100, error_subcode: 33 })
  })

  test('a field the node does not have is refused', async () => {
    const id = String((await graph.post(`${graph.page}/feed`, { message: 'x' })).body.id)
    expect((await graph.get(`${id}?fields=link`)).body.error?.code).toBe(100)
  })

  test('drafts are in feed only, scheduled posts in scheduled_posts, published ones in published_posts', async () => {
    await graph.post(`${graph.page}/feed`, { message: 'công khai' })
    await graph.post(`${graph.page}/feed`, { message: 'nháp', published: false })
    await graph.post(`${graph.page}/feed`, {
      message: 'hẹn',
      published: false,
      scheduled_publish_time: Math.floor(Date.now() / 1_000) + 3_600,
    })
    const messages = async (edge: string) =>
      Object.values((await graph.get(`${graph.page}/${edge}?fields=message`)).body.data ?? {}).map(({ message }) => message)
    expect(await messages('published_posts')).toEqual(['công khai'])
    expect(await messages('scheduled_posts')).toEqual(['hẹn'])
    expect(await messages('feed')).toEqual(['hẹn', 'nháp', 'công khai'])
  })

  test('paging walks every post once, newest first, and stops when there is no next', async () => {
    for (let no = 1; no <= 7; no++) await graph.post(`${graph.page}/feed`, { message: `Bài ${no}` })
    const seen: unknown[] = []
    let next: string | undefined = `${graph.page}/published_posts?fields=message&limit=3`
    for (let pages = 0; next !== undefined && pages < 10; pages++) {
      const answer = await graph.get(next)
      seen.push(...Object.values(answer.body.data ?? {}).map(({ message }) => message))
      next = answer.body.paging?.next === undefined ? undefined : String(answer.body.paging.next)
      expect(next ?? '').not.toContain('appsecret_proof')
    }
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((no) => `Bài ${no}`))
    expect((await graph.get(`${graph.page}/published_posts?limit=101`)).body.error?.code).toBe(100)
  })
})

describe('photos and comments', () => {
  test('photos uploaded unpublished are attached once; a second use is 1366051', async () => {
    const source = new File([PNG], 'a.png', { type: 'image/png' })
    const one = await graph.form(`${graph.page}/photos`, { source, published: 'false' })
    const two = await graph.form(`${graph.page}/photos`, { source, published: 'false' })
    const media = [one, two].map(({ body }) => ({ media_fbid: body.id }))
    const post = await graph.post(`${graph.page}/feed?fields=attachments{media_type,subattachments}`, {
      message: 'Ảnh',
      attached_media: media,
    })
    expect(Object.values(post.body.attachments?.data?.[0]?.subattachments?.data ?? {})).toHaveLength(2)
    expect((await graph.post(`${graph.page}/feed`, { message: 'Lại', attached_media: media })).body.error?.code).toBe(1366051)
  })

  test('a published photo makes a post; what is no picture is refused with 324', async () => {
    const source = new File([PNG], 'a.png')
    expect((await graph.form(`${graph.page}/photos`, { source, message: 'Một ảnh' })).body.post_id).toMatch(/_/)
    expect((await graph.form(`${graph.page}/photos`, { source: new File(['chữ'], 'a.png') })).body.error?.code).toBe(324)
    expect((await graph.post(`${graph.page}/photos`, { message: 'x' })).body.error?.code).toBe(100)
  })

  test('comments are kept under their post and listed newest first', async () => {
    const id = String((await graph.post(`${graph.page}/feed`, { message: 'x' })).body.id)
    await graph.post(`${id}/comments`, { message: 'một' })
    await graph.post(`${id}/comments`, { message: 'hai' })
    const listed = await graph.get(`${id}/comments?filter=stream&order=reverse_chronological&fields=message`)
    expect(Object.values(listed.body.data ?? {}).map(({ message }) => message)).toEqual(['hai', 'một'])
    expect((await graph.post(`${id}/comments`, {})).body.error?.code).toBe(100)
  })
})

test('posts, previews and comments are there again after a restart, and new ids go on from the old', async () => {
  const link = `${site.url}/bai-viet/mot/`
  const id = String((await graph.post(`${graph.page}/feed`, { message: 'Trước khi tắt', link })).body.id)
  await graph.post(`${id}/comments`, { message: 'bình luận' })
  await harness.restart()
  const after = await graph.get(`${id}?fields=message,attachments{title},comments{message}`)
  expect(after.body).toMatchObject({ message: 'Trước khi tắt', attachments: { data: [{ title: 'Đường về & nhà' }] } })
  expect(after.body.comments?.data).toEqual([{ message: 'bình luận' }])
  expect((await graph.post(`${graph.page}/feed`, { message: 'Trước khi tắt', link })).body.error?.code).toBe(506)
  await graph.post(`${graph.page}/feed`, { message: 'Sau khi bật' })
  const listed = await graph.get(`${graph.page}/published_posts?fields=message`)
  expect(Object.values(listed.body.data ?? {}).map(({ message }) => message)).toEqual(['Sau khi bật', 'Trước khi tắt'])
})
