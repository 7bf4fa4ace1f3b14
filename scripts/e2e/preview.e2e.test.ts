import { z } from 'zod'
import { type Desk, openDesk } from './desk'
import { sharedAddresses } from './shared'
import { apiOf } from './sign-in'

jest.setTimeout(60_000)

const addresses = sharedAddresses()
const title = 'Bài xem trước: cánh cửa mở'
const urlSchema = z.object({ data: z.object({ url: z.string().optional() }) }).nullable()
let desk: Desk
let documentId: string
let address: string

beforeAll(async () => {
  desk = await openDesk(addresses)
  documentId = await desk.write({ title, text: 'Đoạn chưa ai duyệt.' })
  address = (await previewAddressFor('editor')) ?? ''
})

const previewAddressFor = async (role: string) => {
  const api = await apiOf({ addresses, who: role })
  const path = `/content-manager/preview/url/api::article.article?documentId=${documentId}`
  return urlSchema.parse(await api.call({ method: 'GET', path }))?.data.url
}
const open = async (path: string, userAgent = 'Mozilla/5.0 Firefox/140.0') => {
  const response = await fetch(addresses.cms + path, { headers: { 'user-agent': userAgent }, signal: AbortSignal.timeout(10_000) })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test('a preview shows the page of the site and the post of the Page before anything is approved', async () => {
  expect(await open(address)).toMatchObject({ status: 200, text: expect.stringContaining('Xem trước – không phải trang công khai') })
  const page = await open(`${address}/trang`)
  expect(page.text).toContain('Đoạn chưa ai duyệt.')
  expect(page.text).toContain(`"${addresses.site}/assets/`)
  expect((await open(`${address}?kenh=facebook`)).text).toContain(`Tóm tắt: ${title}`)
  expect((await open(`${address}?kenh=youtube`)).text).toContain('không đăng lên YouTube')
  expect((await fetch(`${addresses.site}/bai-viet/bai-xem-truoc-canh-cua-mo/`)).status).toBe(404)
})

test('a preview is never indexed, never kept, and refused to crawlers', async () => {
  const { headers } = await open(address)
  expect(headers.get('x-robots-tag')).toContain('noindex')
  expect(headers.get('cache-control')).toContain('no-store')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  for (const crawler of ['Googlebot/2.1', 'facebookexternalhit/1.1']) expect((await open(address, crawler)).status).toBe(404)
})

test('an address that was changed opens nothing', async () => {
  const [body = '', signature = ''] = address.split('/').at(-1)?.split('.') ?? []
  expect((await open(`/xem-truoc/${body}x.${signature}`)).status).toBe(404)
  expect((await open(`/xem-truoc/${body}`)).status).toBe(404)
})

test('who may not read the item gets no address', async () => {
  expect(await previewAddressFor('contributor')).toBeUndefined()
  expect(await previewAddressFor('chief-editor')).toMatch(/^\/xem-truoc\//)
})
