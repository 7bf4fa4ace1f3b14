/** Pictures of the public site for docs/site.md: main pages on a phone and a desktop, by day and by night. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { z } from 'zod'
import { Stop } from './stop-sentence'

interface Shot {
  name: string
  path: string
  width: 360 | 1440
  isDark?: true
  /** from the top of this element, with a little air */
  from?: string
}

const HEIGHTS = { 360: 740, 1440: 900 } as const
/** A phone has a Vietnamese voice, this machine may have none: without one a page shows no button to hear it. */
const VOICE = `Object.defineProperty(window, 'speechSynthesis', { value: { getVoices: () => [{ lang: 'vi-VN' }], addEventListener() {}, cancel() {} } })`
/** For so long a player turns a ring, though it loads nothing. */
const PLAYER_MS = 1_000
const feedSchema = z.looseObject({ items: z.array(z.looseObject({ title: z.string(), url: z.string() })) })

export async function shootSite({ browser, siteUrl, folder }: { browser: Browser; siteUrl: string; folder: string }): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const shot of await shotsOf(siteUrl)) {
    const { name, path, width, isDark, from } = shot
    const colorScheme = isDark ? 'dark' : 'light'
    const page = await browser.newPage({ viewport: { width, height: HEIGHTS[width] }, colorScheme, locale: 'vi-VN' })
    await page.addInitScript(VOICE)
    await page.goto(new URL(path, siteUrl).href, { waitUntil: 'networkidle', timeout: 30_000 })
    if (await page.locator('video').count()) await page.waitForTimeout(PLAYER_MS)
    if (from) await page.evaluate(`document.querySelector(${JSON.stringify(from)}).scrollIntoView(); scrollBy(0, -16)`)
    const picture = await page.screenshot()
    await sharp(picture)
      .webp({ quality: 84 })
      .toFile(join(folder, `${name}.webp`))
    await page.close()
    console.log(`• site/${name}.webp`)
  }
}

async function shotsOf(siteUrl: string): Promise<Shot[]> {
  const feed = feedSchema.parse(await (await fetch(`${siteUrl}/feed.json`)).json())
  const first = (folder: string, words = '') => {
    const found = feed.items.find(({ title, url }) => url.includes(`/${folder}/`) && title.startsWith(words))
    if (found) return found.url
    if (words) return first(folder)
    throw new Stop('Trang web chưa có nội dung mẫu: hãy chạy npm start có nội dung mẫu.')
  }
  // the one with a table, a list to remember and a correction
  const article = first('bai-viet', 'Xóa án tích')
  return [
    { name: 'home-phone', path: '/', width: 360 },
    { name: 'home-phone-dark', path: '/', width: 360, isDark: true },
    { name: 'home-desktop', path: '/', width: 1440 },
    { name: 'home-desktop-dark', path: '/', width: 1440, isDark: true },
    { name: 'article-phone', path: article, width: 360 },
    { name: 'article-phone-text', path: article, width: 360, from: '.keep, .body' },
    { name: 'article-desktop', path: article, width: 1440 },
    { name: 'article-desktop-dark', path: article, width: 1440, isDark: true },
    { name: 'video-phone', path: first('video'), width: 360, from: '.item > h1' },
    { name: 'questions-desktop', path: '/hoi-dap/', width: 1440 },
    { name: 'search-phone', path: '/tim-kiem?q=vay%20von', width: 360 },
    { name: 'search-desktop', path: '/tim-kiem?q=vay%20von', width: 1440 },
    { name: 'documents-desktop', path: '/van-ban/', width: 1440 },
    { name: 'need-phone', path: '/tu-van/giay-to/', width: 360 },
    { name: 'foot-phone', path: '/', width: 360, from: '.foot' },
    { name: 'kept-phone', path: '/da-luu/', width: 360 },
    { name: 'not-found-phone', path: '/khong-co/', width: 360, isDark: true },
  ]
}
