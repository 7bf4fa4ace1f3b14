/** `npm run screenshots`: pictures for the README out of a running `npm start`, in headless Chromium. Not a test. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { loadEnvironment, ROOT } from './environment'
import { readCredentials } from './start/credentials'
import { sentenceOf, Stop } from './stop-sentence'
import { CHROMIUM, findProgram } from './test/services'

const FOLDER = join(ROOT, 'docs', 'screenshots')
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
    const article = await firstArticle(env.siteUrl)
    await shoot({ browser, url: env.siteUrl, name: 'site-home', width: 1200, height: 900 })
    await shoot({ browser, url: article, name: 'site-article-phone', width: 390, height: 844 })
    await shoot({ browser, url: `${env.sandbox.url}/fanpage`, name: 'sandbox-fanpage', width: 1000, height: 900 })
    await shoot({ browser, url: `${env.sandbox.url}/kenh`, name: 'sandbox-channel', width: 1000, height: 700 })
    await shootAdmin({ browser, cmsUrl: env.cms.url, ...credentials.admin })
  } finally {
    await browser.close()
  }
}

async function firstArticle(siteUrl: string): Promise<string> {
  const sitemap = await (await fetch(`${siteUrl}/feed.json`)).text()
  const address = /https?:\/\/[^"]+\/bai-viet\/[^"/]+\//.exec(sitemap)?.[0]
  if (!address) throw new Stop('Trang web chưa có bài nào: hãy chạy npm start có nội dung mẫu.')
  return address
}

async function shoot(shot: { browser: Browser; url: string; name: string; width: number; height: number }): Promise<void> {
  const page = await shot.browser.newPage({ viewport: { width: shot.width, height: shot.height } })
  await page.goto(shot.url, { waitUntil: 'networkidle', timeout: 30_000 })
  await page.screenshot({ path: join(FOLDER, `${shot.name}.png`) })
  await page.close()
  console.log(`• ${shot.name}.png`)
}

async function shootAdmin(login: { browser: Browser; cmsUrl: string; email: string; password: string }): Promise<void> {
  const page = await login.browser.newPage({ viewport: { width: 1280, height: 860 } })
  await page.goto(`${login.cmsUrl}/admin`, { timeout: 60_000 })
  await page.fill('input[name="email"]', login.email)
  await page.fill('input[name="password"]', login.password)
  await page.click('button[type="submit"]')
  await page.waitForURL((url) => !url.pathname.includes('/auth/'), { timeout: 30_000 })
  await page.goto(`${login.cmsUrl}/admin/content-manager/collection-types/api::article.article`, {
    waitUntil: 'networkidle',
    timeout: 60_000,
  })
  await page.click('tbody tr')
  await page.waitForSelector('input[name="title"]', { timeout: 30_000 })
  // the side panel is ours and asks the publisher: without it the picture shows half of the form
  await page.getByText('Các kênh').first().waitFor({ timeout: 30_000 })
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(FOLDER, 'admin-article.png') })
  await page.close()
  console.log('• admin-article.png')
}
