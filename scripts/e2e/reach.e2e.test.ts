/**
 * "Kết quả tiếp cận" as a chief editor reads it: figures of one Delivery and sums by section, where zero and unknown are told
 * apart, on a screen and on a phone; and the same as a file. With REACH_PICTURES=<folder> each view leaves a picture.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { reachSchema } from '@hl/config/reach'
import { type Desk, openDesk } from './desk'
import { approveFilm } from './monitor-steps'
import { picturesIn } from './morning-steps'
import { openBrowser, personAt, type Person, PHONE } from './person'
import { type Addresses, type StartedSystem, startSystem, until, untilReady } from './started-system'

jest.setTimeout(180_000)

const base = mkdtempSync(join(tmpdir(), 'hl-reach-'))
const picture = picturesIn({ folder: process.env['REACH_PICTURES'], prefix: 'tiep-can' })
let system: StartedSystem
let addresses: Addresses
let browser: Browser
let desk: Desk
let chief: Person

beforeAll(async () => {
  system = await startSystem({ dataDir: join(base, 'data'), flags: ['--no-seed'], environment: { REACH_FIRST_MS: '6000' } })
  addresses = system.addresses
  await untilReady({ system, withinMs: 170_000 })
  browser = await openBrowser()
  desk = await openDesk(addresses)
  chief = await personAt({ browser, addresses, who: 'chief-editor' })
})

afterAll(async () => {
  await browser?.close()
  system?.process.kill('SIGTERM')
  await system?.ended
  rmSync(base, { recursive: true, force: true })
})

const hand = async (thing: string, reach: object) => {
  const answer = await fetch(`${addresses.sandbox}/hand/${thing}/reach`, { method: 'POST', body: JSON.stringify(reach) })
  if (!answer.ok) throw new Error(await answer.text())
}
const liveOn = (channel: string, title: string) =>
  until({
    what: `${title} to be live on ${channel}`,
    withinMs: 30_000,
    ask: async () => (await desk.deliveries(`state=live&channel=${channel}&q=${encodeURIComponent(title)}`))[0] ?? null,
  })
const row = (page: Page, channel: string, name: string) =>
  page.getByRole('region', { name: channel }).getByRole('row').filter({ hasText: name })

test('what a channel tells is shown with its time, what it does not tell is no zero, and sums say of how many they are', async () => {
  const { page } = chief
  await desk.approve(await desk.write({ title: 'Ngày hội việc làm', text: 'Một đoạn.' }))
  const post = await liveOn('facebook', 'Ngày hội việc làm')
  await hand(`facebook/posts/${post.receipt?.id}`, { views: 1_204, reactions: 57, comments: 0, shares: null })
  await approveFilm({ desk, title: 'Xưởng mộc đầu làng' })
  const film = await liveOn('youtube', 'Xưởng mộc đầu làng')
  await hand(`youtube/videos/${film.receipt?.id}`, { views: 320, reactions: null, comments: 4 })

  await chief.open(`/theo-doi/${post.id}`)
  const part = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Kết quả tiếp cận' }) })
  const figure = (metric: string) => part.locator(`[data-metric=${metric}]`)
  await figure('views').getByText('1.204').waitFor()
  expect(await figure('comments').locator('dd').innerText()).toBe('0')
  expect(await figure('shares').locator('dd').innerText()).toContain('chưa có số')
  await part.getByText(/không lưu ai đã xem/).waitFor()
  await picture(page, 'mot-bai')

  await until({
    what: 'the film to be measured',
    withinMs: 60_000,
    ask: async () => (await reachNow()).rows.some(({ channel, measuredAt }) => channel === 'youtube' && measuredAt !== null),
  })
  await page.getByRole('link', { name: 'Theo dõi phát hành' }).first().click()
  await page.getByRole('link', { name: 'Kết quả tiếp cận' }).click()
  await page.getByRole('heading', { level: 1, name: 'Kết quả tiếp cận' }).waitFor()
  await row(page, 'Facebook', 'Cả kênh')
    .getByText(/1\/2 bài có số|chưa có số/)
    .first()
    .waitFor()
  await row(page, 'YouTube', 'Tư vấn').getByText('320').waitFor()
  await row(page, 'YouTube', 'Cả kênh').getByText('kênh không đếm').waitFor()
  expect(await row(page, 'YouTube', 'Cả kênh').getByText('chưa có số').count()).toBe(1)
  await picture(page, 'theo-chuyen-muc')

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải bảng (CSV)' }).click()])
  const csv = readFileSync((await file.path()) ?? '', 'utf8')
  expect(csv.startsWith('\uFEFFKênh,Chuyên mục,Số bài')).toBe(true)
  expect(csv).toContain('YouTube,')
  expect(chief.complaints).toEqual([])
})

test('reads on a phone, by Item too, without anything cut off', async () => {
  const phone = await personAt({ browser, addresses, who: 'inspector', viewport: PHONE })
  const { page } = phone
  await phone.open('/theo-doi/ket-qua?theo=item&ky=all')
  await page.getByRole('link', { name: 'Ngày hội việc làm' }).waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width)
  await picture(page, 'dien-thoai')
  await page.getByRole('link', { name: 'Ngày hội việc làm' }).click()
  await page.getByRole('heading', { name: 'Kết quả tiếp cận' }).waitFor()
  await picture(page, 'dien-thoai-mot-bai')
  expect(phone.complaints).toEqual([])
  await phone.close()
})

test('is no business of those who only write', async () => {
  const writer = await personAt({ browser, addresses, who: 'contributor' })
  await writer.open('/theo-doi/ket-qua')
  await writer.page
    .getByText(/không có quyền|quyền truy cập/i)
    .first()
    .waitFor()
  await writer.close()
})

async function reachNow() {
  const { internalToken } = JSON.parse(readFileSync(join(addresses.dataDir, 'credentials.json'), 'utf8'))
  const answer = await fetch(`${addresses.internal}/reach`, { headers: { authorization: `Bearer ${internalToken}` } })
  return reachSchema.parse(await answer.json())
}
