/** Every kind of page as a reader meets it: phone and desktop, light and dark, with and without script. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { HtmlValidate } from 'html-validate'
import { z } from 'zod'
import { exampleRelease } from '../release/example-release'
import { DESKTOP, findings, PHONE } from '../site/testing/reader'
import type { ShowSite } from '../site/testing/show-site'
import { openShownSite, type ShownSite } from '../site/testing/shown-in-browser'
import { publish, takeDown } from '../site/testing/test-publish'
import type { TestSite } from '../site/testing/test-site'
import { comfortTests } from './testing/comfort-tests'

jest.setTimeout(120_000)

/** As narrow as a phone gets, or a desktop enlarged four times. */
const NARROW = { width: 320, height: 640 }
/** A phone with a Vietnamese voice that is done with a sentence at once. */
const VOICE = `window.heard = []; Object.defineProperty(window, 'speechSynthesis', { value: {
  getVoices: () => [{ lang: 'vi_VN' }], addEventListener() {}, cancel() {}, speak(words) { window.heard.push(words.text); setTimeout(words.onend) },
} }); window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }`
/** What of reading is left in the browser. */
const TRACES = `Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()]).then(([kept, workers]) => ({ caches: kept.length, workers: workers.length }))`
/** What is pressed with a finger and is lower than one. */
const LOW = `[...document.querySelectorAll('button, .button, nav.main a, summary, .doors a, .faqs a, .tags a, .pager a')]
  .filter((part) => part.checkVisibility() && part.getBoundingClientRect().height < 44).map((part) => 'low: ' + part.outerHTML.slice(0, 90))`
const FIRST_LOAD = 60 * 1024

describe('the site in a browser', () => {
  let shown: ShownSite
  let site: TestSite
  let show: ShowSite
  beforeAll(async () => {
    shown = await openShownSite({ databaseUrl: process.env.TEST_DATABASE_URL, chromiumPath: process.env.CHROMIUM_PATH ?? '' })
    site = shown.site
    show = shown.show
  })
  // where the beginning failed there is nothing to close
  afterAll(() => shown?.close())

  it('is valid HTML on every kind of page', async () => {
    const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard', 'html-validate:a11y'] })
    expect(
      await shown.wrong(async (path) => {
        const html = await (await fetch(site.siteUrl + path)).text()
        const { results } = await validator.validateString(html)
        return results.flatMap(({ messages }) =>
          messages.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`),
        )
      }),
    ).toEqual({})
  })

  it('says where it lies, to people and to search engines alike', async () => {
    const places = z.array(z.looseObject({ itemListElement: z.array(z.looseObject({ item: z.string() })).optional() }))
    expect(
      await shown.wrong(async (path) => {
        const html = await (await fetch(site.siteUrl + path)).text()
        const canonical = /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1]
        // home is where all begins; what is not there lies nowhere
        if (path === '/' || canonical === undefined) return []
        const things = places.parse(JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '[]'))
        const named = things.flatMap((thing) => thing.itemListElement ?? []).map(({ item }) => item)
        const shown = /<nav class="crumbs".*?<\/nav>/s.exec(html)?.[0] ?? ''
        const links = [...shown.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => site.siteUrl + href)
        return named.join() === [...links, canonical].join() ? [] : [`named ${named.join()}, shown ${links.join()}`]
      }),
    ).toEqual({})
  })

  it('gives axe-core nothing to find, never jumps and asks nobody else, on a phone and a desktop, by day and by night', async () => {
    expect(
      await shown.wrong(async (path, { runs }) => {
        const { page } = runs
        const found: string[] = []
        for (const [name, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
          await page.setViewportSize(viewport)
          await page.goto(site.siteUrl + path, { waitUntil: 'load' })
          await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
          const jump = Number(await page.evaluate('window.jumps'))
          const low = viewport === PHONE ? z.array(z.string()).parse(await page.evaluate(LOW)) : []
          found.push(
            ...(jump > 0 ? [`${name}: jumps by ${jump}`] : []),
            ...low,
            ...(await findings(page)).map((line) => `${name}: ${line}`),
          )
        }
        return [...found, ...runs.strangers()]
      }),
    ).toEqual({})
  })

  it('is whole without script: its text, its menu, its way back, and no button that does nothing', async () => {
    expect(
      await shown.wrong(async (path, { off, lost }) => {
        const { page } = off
        await page.setViewportSize(NARROW)
        await page.goto(site.siteUrl + path, { waitUntil: 'load' })
        const trouble: string[] = []
        if (!(await page.locator('h1').isVisible())) trouble.push('no heading to be seen')
        const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
        if (width > NARROW.width) trouble.push(`${width} wide at ${NARROW.width}`)
        for (const button of await page.locator('button:visible').all())
          if ((await button.getAttribute('type')) !== 'submit') trouble.push(`dead button: ${await button.innerText()}`)
        await page.locator('.menu summary').click()
        if (!(await page.locator('.menu a[href="/hoi-dap/"]').isVisible())) trouble.push('the menu does not open')
        // where the script shows nothing, the page without it is the one axe-core has seen
        if ((await page.locator('[hidden]').count()) > 0) {
          await lost.page.goto(site.siteUrl + path, { waitUntil: 'load' })
          trouble.push(...(await findings(lost.page)))
        }
        return [...trouble, ...off.strangers()]
      }),
    ).toEqual({})
  })

  describe('for whoever reads in another way', () => comfortTests(() => shown))

  it('enlarges letters, reads aloud with a Vietnamese voice, copies the address, and opens YouTube only when pressed', async () => {
    const { page, strangers, close } = await shown.open('runs')
    await page.addInitScript(VOICE)
    await page.goto(site.siteUrl + show.video)
    const size = () => page.evaluate('getComputedStyle(document.body).fontSize')
    const usual = await size()
    await page.getByRole('button', { name: 'Chữ to hơn' }).click()
    expect(await size()).not.toBe(usual)
    await page.getByRole('button', { name: 'Chữ to hơn' }).click()
    await page.setViewportSize(NARROW)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(NARROW.width)
    await page.reload()
    expect(await size()).not.toBe(usual)
    for (const _ of [3, 2]) await page.getByRole('button', { name: 'Chữ nhỏ hơn' }).click()
    expect(await page.evaluate('localStorage.length')).toBe(0)
    await page.getByRole('button', { name: 'Nghe' }).click()
    await page.getByRole('button', { name: 'Nghe', pressed: false }).waitFor()
    expect(await page.evaluate('window.heard[0] + window.heard.length')).toMatch(/^Tự bạch: Ngày đầu tiên đi làm\d+$/)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Sao chép liên kết' }).click()
    await page.getByText('Đã sao chép liên kết.').waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(site.siteUrl + show.video)
    expect(strangers()).toEqual([])
    await page.getByRole('link', { name: 'Xem trên YouTube' }).click()
    await page.locator('.film iframe').waitFor()
    expect(await page.locator('.film iframe').getAttribute('src')).toMatch(/^https:\/\/www\.youtube-nocookie\.com\/embed\//)
    await close()
  })

  it('shows on a small phone without scrolling what a reader came for', async () => {
    const { page, close } = await shown.open('runs')
    await page.addInitScript(VOICE)
    const below = async (path: string, parts: readonly string[]) => {
      await page.goto(site.siteUrl + path)
      const boxes = await Promise.all(parts.map((part) => page.locator(part).first().boundingBox()))
      return parts.filter((_, index) => (boxes[index]?.y ?? PHONE.height) + (boxes[index]?.height ?? 0) > PHONE.height)
    }
    expect(await below('/', ['.brand', '.alert', '.ask h1', 'form.search', '.doors', '#bai-moi'])).toEqual([])
    for (const path of [show.article, show.longestTitle]) {
      expect(await below(path, ['h1', '.sapo', '.meta', '[data-do=speak]'])).toEqual([])
    }
    await close()
  })

  it('keeps an article for places without a network, says who can see it, and leaves no trace when it is removed', async () => {
    const { page, close } = await shown.open('runs')
    const context = page.context()
    await page.goto(site.siteUrl + show.article, { waitUntil: 'load' })
    expect(await page.evaluate(TRACES)).toEqual({ caches: 0, workers: 0 })
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText('Đã lưu vào máy này').waitFor()
    await context.setOffline(true)
    await page.goto(`${site.siteUrl}/da-luu/`)
    await page.getByText('Ai mở được máy này cũng xem được').waitFor()
    await page.locator('.kept a').click()
    await page.waitForURL(`**${show.article}`)
    expect(await page.locator('h1').innerText()).toContain('Xóa án tích')
    expect(await page.evaluate('getComputedStyle(document.body).display')).toBe('flex')
    await context.setOffline(false)
    await page.goto(`${site.siteUrl}/da-luu/`)
    await page.getByRole('button', { name: /^Xóa “Xóa án tích/ }).click()
    await page.getByText('Chưa có bài nào được lưu trong máy này.').waitFor()
    expect(await page.evaluate(TRACES)).toEqual({ caches: 0, workers: 0 })
    await close()
  })

  it('takes a kept article out of the phone when it was taken down', async () => {
    const { page, close } = await shown.open('runs')
    const release = exampleRelease({ documentId: 'sap-go' })
    const ctx = await publish({ site, release })
    await page.goto(`${site.siteUrl}/bai-viet/sap-go/`)
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText('Đã lưu vào máy này').waitFor()
    await takeDown({ site, documentId: 'sap-go', reason: null, ctx })
    await page.goto(`${site.siteUrl}/da-luu/`)
    await page.getByText('Chưa có bài nào được lưu trong máy này.').waitFor()
    expect(await page.evaluate(TRACES)).toEqual({ caches: 0, workers: 0 })
    await close()
  })

  it('says of an article when, by whom, what to remember, what was corrected, and on what law it rests', async () => {
    const { page, close } = await shown.open('off')
    await page.goto(site.siteUrl + show.article)
    const text = await page.locator('article').innerText()
    const order = [
      'Xóa án tích: điều kiện và thời hạn',
      'Đăng 24/11/2026',
      'Đính chính 25/11/2026',
      'Đọc 1 phút',
      'Minh An',
      'Nghệ An',
      'Có nội dung do trí tuệ nhân tạo tạo ra',
      'Cần nhớ',
      'Không ai phải trả tiền để được xóa án tích.',
      'Bao lâu thì đủ điều kiện?',
      'Đã viết',
      'Căn cứ pháp lý',
      '100/2015/QH13',
      'chỉ để tham khảo',
      'Cần giúp thêm?',
      'Chia sẻ bài này',
      'Bài liên quan',
    ]
    let from = 0
    const missing = order.filter((words) => {
      const at = text.indexOf(words, from)
      from = at < 0 ? from : at
      return at < 0
    })
    expect(missing).toEqual([])
    await close()
  })

  it('needs at most 60 KiB for the first article, pictures aside', async () => {
    const fresh = await shown.open('runs')
    const parts: Record<string, number> = {}
    fresh.page.on('requestfinished', (request) => {
      const add = async () => {
        if (request.resourceType() === 'image') return
        const { responseBodySize, responseHeadersSize } = await request.sizes()
        parts[new URL(request.url()).pathname] = responseBodySize + responseHeadersSize
      }
      void add()
    })
    await fresh.page.goto(site.siteUrl + show.article, { waitUntil: 'networkidle' })
    expect(Object.keys(parts).length).toBeGreaterThanOrEqual(4)
    expect(Object.values(parts).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(FIRST_LOAD)
    await fresh.close()
  })
})
