/** A person of the board at the panel, in a browser of their own: signed in, counting what they click. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { tokenOf } from './sign-in'
import type { Addresses } from './started-system'

export const SLOW_MS = 60_000

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '', args: ['--no-sandbox'] })
}

export interface Person {
  page: Page
  /** every click so far */
  clicks(): number
  /** what the browser complained of: thrown errors, and answers of 400 or more from our own server */
  complaints: string[]
  /** opens a page of the panel by its path below `/admin` */
  open(path: string): Promise<void>
  close(): Promise<void>
}

export const PHONE = { width: 360, height: 740 }
export const DESKTOP = { width: 1440, height: 900 }

/** @param input.who a role, or `admin` for the first administrator */
export async function personAt(input: {
  browser: Browser
  addresses: Addresses
  who: string
  viewport?: { width: number; height: number }
  timezoneId?: string
}): Promise<Person> {
  const { browser, addresses, who, viewport = DESKTOP, timezoneId = 'Asia/Ho_Chi_Minh' } = input
  const context = await browser.newContext({ viewport, locale: 'vi-VN', timezoneId })
  await keepSignedIn({ context, token: await tokenOf({ addresses, who }) })
  await countClicks(context)
  const page = await context.newPage()
  page.setDefaultTimeout(SLOW_MS)
  const complaints = listen(page, addresses)
  let clicks = 0
  await page.exposeFunction('hlClicked', () => (clicks += 1))
  return {
    page,
    clicks: () => clicks,
    complaints,
    open: async (path) => void (await page.goto(`${addresses.cms}/admin${path}`)),
    close: () => context.close(),
  }
}

/** As the panel itself keeps a session for somebody who wants to stay signed in; previews in frames have no storage. */
async function keepSignedIn({ context, token }: { context: BrowserContext; token: string }): Promise<void> {
  const kept = { jwtToken: JSON.stringify(token), isLoggedIn: 'true' }
  for (const [key, value] of Object.entries(kept))
    await context.addInitScript(`window === top && localStorage.setItem(${JSON.stringify(key)}, ${JSON.stringify(value)})`)
}

/** Counted in the page, so that a click counts whoever or whatever made it. */
async function countClicks(context: BrowserContext): Promise<void> {
  await context.addInitScript("addEventListener('click', (event) => { if (event.isTrusted && window.hlClicked) window.hlClicked() }, true)")
}

/** Strapi's panel asks for these whatever the licence, and is told there is none. */
const LICENSED = ['/admin/ai-feature-config', '/i18n/ai-localization-jobs/']

function listen(page: Page, addresses: Addresses): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('response', (response) => {
    const { origin, pathname } = new URL(response.url())
    const isOurs = origin === addresses.cms && !LICENSED.some((path) => pathname.startsWith(path))
    if (isOurs && response.status() >= 400) complaints.push(`${response.status()} ${pathname}`)
  })
  return complaints
}
