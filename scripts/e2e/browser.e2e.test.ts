import type { Browser } from 'playwright-core'
import { loadSamples } from '../seed/sample'
import { openBrowser, SLOW_MS } from './person'
import { sharedAddresses } from './shared'
import { accountOf } from './sign-in'

jest.setTimeout(180_000)

const addresses = sharedAddresses()
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
})

test('an administrator logs in and sees the articles', async () => {
  const page = await browser.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  const { email, password } = accountOf({ addresses, who: 'admin' })
  await page.goto(`${addresses.cms}/admin/auth/login`, { timeout: SLOW_MS })
  await page.locator('input[name=email]').fill(email, { timeout: SLOW_MS })
  await page.locator('input[name=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.includes('/auth/'), { timeout: SLOW_MS })
  await page.goto(`${addresses.cms}/admin/content-manager/collection-types/api::article.article?page=1&pageSize=100`, { timeout: SLOW_MS })
  const title = loadSamples()[0]?.title ?? ''
  await page.getByText(title).first().waitFor({ timeout: SLOW_MS })
  expect(await page.locator('tbody tr').count()).toBeGreaterThanOrEqual(16)
  expect(errors).toEqual([])
  await page.close()
})

test('a reader on a phone finds an article from the front page and reads it, without scrolling sideways', async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 640 } })
  await page.goto(`${addresses.site}/`, { timeout: SLOW_MS })
  const link = page.locator('main a[href*="/bai-viet/"]').first()
  const address = (await link.getAttribute('href')) ?? ''
  await link.click()
  await page.waitForURL((url) => url.pathname === new URL(address, addresses.site).pathname, { timeout: SLOW_MS })
  const heading = (await page.locator('h1').innerText()).trim().normalize('NFC')
  const article = loadSamples().find(({ title }) => title.normalize('NFC') === heading)
  expect(article?.kind).toBe('article')
  const paragraph = article?.body.split('\n\n')[1]?.normalize('NFC') ?? ''
  await page.getByText(paragraph.slice(0, 60)).first().waitFor({ timeout: SLOW_MS })
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(overflow).toBeLessThanOrEqual(0)
  await page.close()
})
