/**
 * Each fault of a platform, made in the sandbox, as an administrator finds it on "Theo dõi phát hành": sees it, understands it, and
 * puts it right from the page. With MONITOR_PICTURES=<folder> every step leaves a picture; those in docs/screenshots/monitor were
 * made so. A system of its own: what a channel holds against us would stand in the way of the other files.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { type Desk, openDesk } from './desk'
import { approveFilm, arm, card, deletePostByHand, disarm, openLight, postAgain } from './monitor-steps'
import { picturesIn } from './morning-steps'
import { openBrowser, personAt, type Person, PHONE } from './person'
import { type Addresses, type StartedSystem, startSystem, until, untilReady } from './started-system'

jest.setTimeout(180_000)

const FEED = { method: 'POST', path: '/feed$' }
/** Looks and second looks come within seconds instead of minutes. */
const QUICK = { FACEBOOK_FIRST_LOOK_MS: '500', FACEBOOK_SECOND_LOOK_MS: '1500', DRIFT_CONFIRM_MS: '1000', HEALTH_EVERY_MS: '600000' }

const base = mkdtempSync(join(tmpdir(), 'hl-monitor-'))
const picture = picturesIn({ folder: process.env['MONITOR_PICTURES'], prefix: 'theo-doi' })
let system: StartedSystem
let addresses: Addresses
let browser: Browser
let desk: Desk
let chief: Person

beforeAll(async () => {
  system = await startSystem({ dataDir: join(base, 'data'), flags: ['--no-seed'], environment: QUICK })
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

afterEach(() => disarm(addresses))

const open = async ({ page, ...person }: Person) => {
  await person.open('/theo-doi')
  await page.getByRole('heading', { level: 1, name: 'Theo dõi phát hành' }).waitFor()
}
const wellAgain = ({ page }: Person) => page.getByText(/Mọi thứ đúng chỗ, kiểm lúc \d\d:\d\d/).waitFor()
const postsOf = async (title: string) => (await desk.sandbox()).facebook.posts.filter(({ message }) => message?.includes(title))
const liveOn = async ({ channel, title }: { channel: string; title: string }) =>
  (await desk.deliveries(`state=live&channel=${channel}&q=${encodeURIComponent(title)}`))[0] ?? null
const write = async (title: string) => desk.approve(await approvable(title))
const approvable = (title: string) => desk.write({ title, text: `Một đoạn của ${title}.` })
const choose = async (page: Page, item: string) => {
  await page.getByRole('button', { name: 'Việc khác' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
const confirm = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click()

test('a token that expired: one cause for all that wait, and one click once it is valid again', async () => {
  const { page } = chief
  await arm(addresses, { target: 'facebook', kind: 'token-expired', times: 100_000 })
  const titles = ['Lịch tiếp công dân', 'Ngày hội việc làm', 'Giờ làm thủ tục'] as const
  for (const title of titles) await write(title)
  await open(chief)
  await page.getByText('1 việc cần xử lý').waitFor()
  const cause = card(page, /^3 bài chờ vì Fanpage mất kết nối/)
  await cause.getByText('bài đang chờ sẽ tự gửi, không phải duyệt lại').waitFor()
  await picture(page, 'mat-ket-noi')

  await openLight(chief, { title: titles[0], channel: 'Facebook' })
  await page.getByRole('heading', { name: /^Chờ quản trị: kết nối hoặc quyền có vấn đề/ }).waitFor()
  await page.getByText('Người làm: quản trị', { exact: true }).waitFor()
  await picture(page, 'mat-ket-noi-mot-bai')
  await page.getByRole('link', { name: 'Theo dõi phát hành', exact: true }).last().click()

  await cause.getByRole('button', { name: 'Kiểm tra lại' }).click()
  await cause.getByRole('alert').waitFor() // refused, with the channel's own words
  await disarm(addresses)
  await cause.getByRole('button', { name: 'Kiểm tra lại' }).click()
  await page.getByText('Đã cho 3 bài gửi tiếp.').waitFor()
  await wellAgain(chief)
  await picture(page, 'dung-cho')
  for (const title of titles) {
    await until({ what: 'live on Facebook', withinMs: 20_000, ask: () => liveOn({ channel: 'facebook', title }) })
    expect(await postsOf(title)).toHaveLength(1)
  }
})

test('an answer that was lost: the admin points at the post that is ours, and nothing is sent twice', async () => {
  const { page } = chief
  const title = 'Mức hỗ trợ học nghề'
  await arm(addresses, { target: 'facebook', kind: 'lost-answer', match: FEED })
  await write(title)
  const first = await until({ what: 'the post nobody heard of', withinMs: 20_000, ask: async () => (await postsOf(title))[0] ?? null })
  await postAgain(addresses, { message: first.message ?? '', link: String(first['link'] ?? '') })
  await open(chief)
  await card(page, '1 bài chưa rõ đã lên Facebook hay chưa').waitFor({ timeout: 90_000 })
  await openLight(chief, { title, channel: 'Facebook' })
  await page.getByText('chưa gửi lại để tránh đăng hai lần').first().waitFor()
  const ours = page.getByRole('listitem').filter({ hasText: first.id })
  await ours.getByText('Rất giống').waitFor()
  await picture(page, 'chua-ro-ket-qua')
  await ours.getByRole('button', { name: 'Chính là bài này' }).click()
  await confirm(page, 'Chính là bài này')
  await page.getByRole('heading', { name: /^Đã lên: đúng bản được duyệt/ }).waitFor()
  await picture(page, 'da-chi-ra')
  expect(await postsOf(title)).toHaveLength(2)
  const [facebook] = await desk.deliveries(`channel=facebook&q=${encodeURIComponent(title)}`)
  expect(facebook).toMatchObject({ state: 'live', receipt: { id: first.id } })
})

test('a film YouTube could not process: the cause, who must act, and sent again', async () => {
  const { page } = chief
  const title = 'Phim về ngày trở về'
  await arm(addresses, { target: 'youtube', kind: 'processing-failed' })
  await approveFilm({ desk, title })
  await open(chief)
  const cause = card(page, /1 bài kênh không nhận vì YouTube/)
  await cause.waitFor()
  await cause.getByText('Người làm: biên tập viên').waitFor()
  await openLight(chief, { title, channel: 'YouTube' })
  await page.getByRole('heading', { name: /^Kênh không nhận/ }).waitFor()
  await page.getByText(/MP4/).first().waitFor()
  await picture(page, 'kenh-khong-nhan')
  await choose(page, 'Gửi lại')
  await confirm(page, 'Gửi lại')
  await page.getByRole('heading', { name: /^Đã lên: đúng bản được duyệt/ }).waitFor()
})

test('the day’s quota is gone: told with the hour at which it goes by itself, and that nobody has to do anything', async () => {
  const { page } = chief
  const title = 'Phim hướng dẫn vay vốn'
  await arm(addresses, { target: 'youtube', kind: 'quota-gone', times: 100_000 })
  await approveFilm({ desk, title })
  await open(chief)
  await page.getByRole('button', { name: /^Hẹn\/Tạm hoãn/ }).click()
  await page.getByText(/1 bài tạm hoãn vì YouTube hết hạn mức/).waitFor()
  await page.getByText(/tự chạy tiếp lúc \d\d:\d\d/).waitFor()
  await picture(page, 'het-han-muc')
  await openLight(chief, { title, channel: 'YouTube' })
  await page.getByRole('heading', { name: /^Tạm hoãn: YouTube hết hạn mức, tự gửi lúc \d\d:\d\d/ }).waitFor()
  await page.getByText('Người làm: không ai, hệ thống tự chạy', { exact: true }).waitFor()
  await picture(page, 'het-han-muc-mot-bai')
})

test('a post deleted by hand: found by one look at the channel, and posted anew', async () => {
  const { page } = chief
  const title = 'Thủ tục xóa án tích'
  await write(title)
  const live = await until({ what: 'live on Facebook', withinMs: 20_000, ask: () => liveOn({ channel: 'facebook', title }) })
  await deletePostByHand(addresses, live.receipt?.id ?? '')
  await open(chief)
  await choose(page, 'Đối chiếu Facebook ngay')
  await card(page, '1 bài bị thay đổi trên Facebook').waitFor()
  await picture(page, 'bi-xoa-tay')
  await openLight(chief, { title, channel: 'Facebook' })
  await page.getByText('Bài không còn trên Facebook: có người đã xóa').waitFor()
  await picture(page, 'bi-xoa-tay-mot-bai')
  await page.getByRole('button', { name: 'Đăng lại bản đã duyệt' }).click()
  await picture(page, 'dang-lai')
  await confirm(page, 'Đăng lại bản đã duyệt')
  await page.getByRole('heading', { name: /^Đã lên: đúng bản được duyệt/ }).waitFor()
  expect(await postsOf(title)).toHaveLength(1)
})

test('a channel that is paused keeps queueing, and goes on with one click', async () => {
  const { page } = chief
  const title = 'Thông báo nghỉ lễ'
  await open(chief)
  await choose(page, 'Tạm dừng Facebook…')
  await confirm(page, 'Tạm dừng')
  await page.getByText('Facebook đang tạm dừng', { exact: true }).waitFor()
  await write(title)
  const paused = card(page, 'Facebook đang tạm dừng')
  await paused.getByText(/1 lượt đang chờ/).waitFor()
  await page.getByText('Facebook đang tạm dừng; chạy tiếp thì gửi ngay.').waitFor()
  expect(await postsOf(title)).toEqual([])
  await picture(page, 'tam-dung')
  await paused.getByRole('button', { name: 'Chạy tiếp' }).click()
  await until({ what: 'the post', withinMs: 20_000, ask: async () => (await postsOf(title))[0] ?? null })
})

test('publishing again says first how many and what could repeat, and makes nothing twice; the website is rebuilt under way', async () => {
  const { page } = chief
  const title = 'Hướng dẫn đổi giấy tờ'
  await write(title)
  await until({ what: 'the post', withinMs: 20_000, ask: async () => (await postsOf(title))[0] ?? null })
  await chief.open(`/theo-doi?q=${encodeURIComponent('huong dan doi giay to')}&channel=facebook&state=live`)
  await page.getByRole('row').filter({ hasText: title }).waitFor()
  await choose(page, 'Phát hành lại…')
  await page.getByText('Sẽ gửi 1 lượt: 0 đăng mới, 1 cập nhật.').waitFor()
  await picture(page, 'phat-hanh-lai')
  await confirm(page, 'Gửi lại 1 lượt')
  await page.getByText('Đã xếp 1 lượt vào hàng gửi.').waitFor()
  expect(await postsOf(title)).toHaveLength(1)

  await choose(page, 'Dựng lại website…')
  await confirm(page, 'Dựng lại')
  await page.getByText(/Lần dựng gần nhất xong lúc \d\d:\d\d/).waitFor()
  await picture(page, 'dung-lai-website')
})

test('a takedown takes three clicks on a phone, and is told channel by channel until it is over', async () => {
  const title = 'Câu chuyện của anh Hòa'
  await write(title)
  const live = await until({ what: 'live on Facebook', withinMs: 20_000, ask: () => liveOn({ channel: 'facebook', title }) })
  const phone = await personAt({ browser, addresses, who: 'chief-editor', viewport: PHONE })
  const { page } = phone
  await phone.open(`/theo-doi/${live.id}`)
  await page.getByRole('heading', { name: /^Đã lên/ }).waitFor()
  await picture(page, 'dien-thoai')
  const before = phone.clicks()
  await page.getByRole('button', { name: 'Gỡ khỏi mọi kênh…' }).click()
  await page.getByRole('radio', { name: 'Gỡ để bảo vệ thông tin riêng tư.' }).click()
  await picture(page, 'ly-do-go')
  await confirm(page, 'Gỡ ngay')
  expect(phone.clicks() - before).toBe(3)
  await page.getByText(/Đã gỡ khỏi mọi kênh sau \d+ giây/).waitFor()
  await page.getByText('Còn việc của người').waitFor()
  await picture(page, 'da-go')
  expect(await postsOf(title)).toEqual([])
  expect(phone.complaints).toEqual([])
  await phone.close()
})

test('nothing on the page asked for what is refused, and nothing broke', () => {
  // an act on a channel that is not well yet is refused with its cause
  expect(chief.complaints.filter((one) => !one.includes('/monitor/causes/free'))).toEqual([])
})
