/** A reader's browser for tests: what the page asks of whom, how far it jumps, what axe-core says of it. */
import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'

export const PHONE = { width: 360, height: 640 }
export const DESKTOP = { width: 1440, height: 900 }

export interface Reader {
  page: Page
  /** hosts other than the site's own that were asked for anything */
  strangers(): string[]
  close(): Promise<void>
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** Counts every jump of the page, from its first picture on. */
const WATCH_JUMPS = `window.jumps = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.jumps += entry.value }).observe({ type: 'layout-shift', buffered: true })`

/** @param options.script `lost`: our script does not arrive, though the browser would run it; `off`: it runs none */
export async function openReader(options: { browser: Browser; siteUrl: string; script: 'runs' | 'lost' | 'off' }): Promise<Reader> {
  const { browser, siteUrl, script } = options
  const context = await browser.newContext({ viewport: PHONE, locale: 'vi-VN', javaScriptEnabled: script !== 'off' })
  const strangers = new Set<string>()
  await refuseStrangers({ context, host: new URL(siteUrl).host, strangers })
  if (script === 'lost') await context.route(/\/assets\/.*\.js$/, (route) => route.abort())
  await context.addInitScript(WATCH_JUMPS)
  const page = await context.newPage()
  return { page, strangers: () => [...strangers], close: () => context.close() }
}

async function refuseStrangers(options: { context: BrowserContext; host: string; strangers: Set<string> }): Promise<void> {
  const { context, host, strangers } = options
  await context.route(
    (url) => url.host !== host,
    async (route) => {
      strangers.add(new URL(route.request().url()).host)
      await route.abort()
    },
  )
}

const ALL_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Of these alone it matters whether the page is light or dark. */
const COLOUR_RULES = ['cat.color']

/** @returns what axe-core finds in the page by day, and in its colours by night; one line each: rule, how often, where first */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  await page.emulateMedia({ colorScheme: 'light' })
  const byDay = await axe({ page, rules: ALL_RULES })
  await page.emulateMedia({ colorScheme: 'dark' })
  const byNight = await axe({ page, rules: COLOUR_RULES })
  return [...byDay, ...byNight.map((line) => `by night: ${line}`)]
}

async function axe({ page, rules }: { page: Page; rules: readonly string[] }): Promise<string[]> {
  return page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ' ×' + nodes.length + ': ' + nodes[0].html.slice(0, 160) + ' ' + (nodes[0].any[0]?.message ?? '')))`,
  )
}
