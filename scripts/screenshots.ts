/** `npm run screenshots`: pictures for the README out of a running `npm start`, in headless Chromium. Not a test. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { loadEnvironment, ROOT } from './environment'
import { type Credentials, readCredentials } from './start/credentials'
import { sentenceOf, Stop } from './stop-sentence'
import { shootSite } from './site-pictures'
import { CHROMIUM, findProgram } from './test/services'

const FOLDER = join(ROOT, 'docs', 'screenshots')
/** For what a page of the panel still loads of itself once it stands: fonts, the previews in its frames. */
const SETTLED_MS = 3_000
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

main().catch((error: unknown) => {
  console.error(sentenceOf(error))
  process.exit(1)
})

async function main(): Promise<void> {
  const { env } = loadEnvironment()
  const credentials = readCredentials(env.dataDir)
  if (!credentials) throw new Stop('Chưa có DATA_DIR/credentials.json: hãy chạy npm start trước, để nó chạy, rồi chạy lại lệnh này.')
  mkdirSync(FOLDER, { recursive: true })
  const browser = await chromium.launch({ executablePath: findProgram(CHROMIUM), args: ARGS })
  try {
    await shootSite({ browser, siteUrl: env.siteUrl, folder: join(FOLDER, 'site') })
    await shoot({ browser, url: `${env.sandbox.url}/fanpage`, name: 'sandbox-fanpage', width: 1000, height: 900 })
    await shoot({ browser, url: `${env.sandbox.url}/kenh`, name: 'sandbox-channel', width: 1000, height: 700 })
    await shootPanel({ browser, cmsUrl: env.cms.url, users: credentials.users })
  } finally {
    await browser.close()
  }
}

async function shoot(shot: { browser: Browser; url: string; name: string; width: number; height: number }): Promise<void> {
  const page = await shot.browser.newPage({ viewport: { width: shot.width, height: shot.height } })
  await page.goto(shot.url, { waitUntil: 'networkidle', timeout: 30_000 })
  await page.screenshot({ path: join(FOLDER, `${shot.name}.png`) })
  await page.close()
  console.log(`• ${shot.name}.png`)
}

/** The desk, the screen on which is decided, the calendar and the form, each as the person sees it whose work it is. */
async function shootPanel({ browser, cmsUrl, users }: { browser: Browser; cmsUrl: string; users: Credentials['users'] }): Promise<void> {
  const chief = await signIn({ browser, cmsUrl, account: accountOf(users, 'chief-editor') })
  await chief.goto(`${cmsUrl}/admin/ban-bien-tap`)
  const titles = chief.locator('#desk-panel li a').first()
  await Promise.race([titles.waitFor(), chief.getByText('Không có bài nào chờ bạn.').waitFor()])
  // nothing waits on a fresh system
  if (!(await titles.isVisible())) await chief.locator('#desk-tab-published').click()
  await titles.waitFor()
  await picture(chief, 'desk')
  await openDecision({ page: chief, cmsUrl, title: titles })
  await chief.frameLocator('iframe').frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor()
  await picture(chief, 'review')
  await shootAlbum({ page: chief, cmsUrl })
  await chief.goto(`${cmsUrl}/admin/lich-phat-hanh`)
  await chief.getByText('Hôm nay').last().waitFor()
  await picture(chief, 'calendar')
  await chief.setViewportSize({ width: 1440, height: 1400 })
  await chief.goto(`${cmsUrl}/admin/theo-doi/kenh`)
  await chief.getByRole('article').first().waitFor()
  await picture(chief, 'channel-health')
  await chief.close()

  const editor = await signIn({ browser, cmsUrl, account: accountOf(users, 'editor') })
  await editor.goto(`${cmsUrl}/admin/content-manager/collection-types/api::article.article`)
  // one that is on the channels, and open to a change
  await editor.locator('tbody tr', { hasText: 'Đã duyệt' }).getByRole('link').first().click()
  // the side panel is ours and asks the publisher: without it the picture shows half of the form
  await editor.getByText('Các kênh').first().waitFor()
  await picture(editor, 'admin-article')
  await shootPlan({ page: editor, cmsUrl })
  await editor.close()
}

/** The sample that goes to the Page as an album. */
const ALBUM = 'Xưởng mộc nhỏ mở cửa đón người học nghề'

async function shootAlbum({ page, cmsUrl }: { page: Page; cmsUrl: string }): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 1100 })
  await page.goto(`${cmsUrl}/admin/ban-bien-tap`)
  await page.locator('#desk-tab-published').click()
  await openDecision({ page, cmsUrl, title: page.getByRole('link', { name: ALBUM, exact: true }) })
  await page.frameLocator('iframe').getByRole('link', { name: 'Facebook' }).click()
  await page.frameLocator('iframe').locator('.album img').last().waitFor()
  await picture(page, 'preview-album')
  await page.setViewportSize({ width: 1440, height: 900 })
}

/** What is live leads from the desk to its form; the screen to decide on is at the same id. */
async function openDecision({ page, cmsUrl, title }: { page: Page; cmsUrl: string; title: Locator }): Promise<void> {
  const form = (await title.getAttribute('href')) ?? ''
  await page.goto(`${cmsUrl}/admin/ban-bien-tap/articles/${form.split('/').at(-1)}`)
}

const MARGIN = 24

/** As high as the opened plan, because the form scrolls in a frame of its own. */
async function shootPlan({ page, cmsUrl }: { page: Page; cmsUrl: string }): Promise<void> {
  await page.goto(`${cmsUrl}/admin/content-manager/collection-types/api::article.article?_q=${encodeURIComponent(ALBUM)}`)
  await page.locator('tbody tr', { hasText: ALBUM }).getByRole('link').first().click()
  await page.getByRole('button', { name: 'Sửa kế hoạch' }).click()
  const plan = page.locator('[data-plan]')
  await plan.getByText('Thêm lựa chọn').click()
  await page.setViewportSize({ width: 1440, height: 3_200 })
  await page.waitForTimeout(SETTLED_MS)
  const box = await plan.boundingBox()
  if (!box) throw new Stop('Biểu mẫu không hiện kế hoạch phát: hãy báo người lập trình.')
  const clip = { x: box.x - MARGIN, y: box.y - MARGIN, width: box.width + 2 * MARGIN, height: box.height + 2 * MARGIN }
  await page.screenshot({ path: join(FOLDER, 'plan.png'), clip })
  console.log('• plan.png')
}

async function signIn(input: { browser: Browser; cmsUrl: string; account: { email: string; password: string } }): Promise<Page> {
  const { browser, cmsUrl, account } = input
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
  page.setDefaultTimeout(60_000)
  await page.goto(`${cmsUrl}/admin`)
  await page.fill('input[name="email"]', account.email)
  await page.fill('input[name="password"]', account.password)
  await page.click('button[type="submit"]')
  await page.waitForURL((url) => !url.pathname.includes('/auth/'))
  return page
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(SETTLED_MS)
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
  console.log(`• ${name}.png`)
}

function accountOf(users: Credentials['users'], role: string): { email: string; password: string } {
  const account = users.find((user) => user.role === role)
  if (!account) throw new Stop(`credentials.json không có tài khoản ${role}: hãy chạy npm start với nội dung mẫu.`)
  return account
}
