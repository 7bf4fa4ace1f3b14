/** Every page of the panel that a super administrator can reach by its menus, in Vietnamese: no text may be one of Strapi's English ones. */
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { z } from 'zod'
import { openBrowser, personAt } from './person'
import { sharedAddresses } from './shared'

jest.setTimeout(600_000)

/** Not behind a menu: forms, and pages one gets to by a button. */
const FORMS = ['article', 'video', 'faq', 'tag'].map((type) => `/content-manager/collection-types/api::${type}.${type}/create`)
const FIRST = ['/', '/ban-bien-tap', '/me', '/settings/roles/new', '/settings/api-tokens/create', '/settings/webhooks/create', ...FORMS]
const MAX_PAGES = 60
/** Names and signs that are the same in both languages. */
const SAME = [
  'Email',
  'URL',
  'ID',
  'Video',
  'Webhook',
  'Logo',
  'API',
  'PDF',
  'CSV',
  'ZIP',
  'XLS',
  'JSON',
  'Strapi',
  'Community',
  'Emoji',
  'Blog',
]
/** Written into Strapi's code, not taken from its words, so no translation reaches it. */
const IN_CODE: readonly { path: RegExp; texts: readonly string[] }[] = [
  { path: /^\/settings\/users/, texts: ['Active', 'Inactive'] },
  { path: /^\/settings\/(api-tokens|webhooks)/, texts: ['Select', 'Upload', 'Entry', 'Media'] },
  // told to a screen reader beside the Vietnamese word
  { path: /^\/content-manager/, texts: ['draft', 'published', 'modified'] },
]

const addresses = sharedAddresses()
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
})

test('no page behind a menu shows a text of Strapi in English', async () => {
  const english = new Set(englishTexts().filter((text) => !SAME.includes(text)))
  const { page, open, close } = await personAt({ browser, addresses, who: 'admin' })
  const seen = new Set<string>()
  const waiting = [...FIRST]
  const left: { path: string; texts: string[] }[] = []
  for (let path = waiting.shift(); path !== undefined && seen.size < MAX_PAGES; path = waiting.shift()) {
    if (seen.has(path)) continue
    seen.add(path)
    await open(path)
    await page.locator('h1, h2').first().waitFor()
    const inCode = IN_CODE.filter((one) => one.path.test(path)).flatMap((one) => one.texts)
    const shown = await settledTexts(page)
    const texts = shown.filter((text) => english.has(text) && !inCode.includes(text))
    if (texts.length > 0) left.push({ path, texts })
    waiting.push(...z.array(z.string()).parse(await page.evaluate(MENUS)))
  }
  expect(left).toEqual([])
  expect(seen.size).toBeGreaterThan(25)
  expect([...seen]).toEqual(expect.arrayContaining(['/plugins/upload', '/settings/quy-trinh-bien-tap', '/settings/users']))
  expect([...seen].filter((path) => /content-type-builder|internationalization|marketplace|transfer-tokens/.test(path))).toEqual([])
  await close()
})

/** Read when two looks give the same: some pages ask the server again and again, and are never quiet. */
async function settledTexts(page: Page): Promise<string[]> {
  const look = async () => z.array(z.string()).parse(await page.evaluate(TEXTS))
  let before = await look()
  for (let tries = 0; tries < 20; tries++) {
    await sleep(400)
    const now = await look()
    if (now.join() === before.join()) return now
    before = now
  }
  return before
}

/** What is read, and what is told to a screen reader or on pointing. */
const TEXTS = `(() => {
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) found.push(walker.currentNode.textContent.trim())
  for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
    for (const element of document.querySelectorAll('[' + name + ']')) found.push(element.getAttribute(name).trim())
  }
  return [...new Set(found)]
})()`

/** Paths below /admin in the menus at the left. */
const MENUS = `[...document.querySelectorAll('nav a[href^="/admin/"]')].map((link) => new URL(link.href).pathname.slice('/admin'.length))`

const words = z.record(z.string(), z.string())
const catalogue = z.union([z.object({ default: words }).transform((module) => module.default), words])

function englishTexts(): string[] {
  const load = createRequire(__filename)
  const strapi = dirname(dirname(load.resolve('@strapi/strapi/package.json')))
  const files = readdirSync(strapi).flatMap((plugin) =>
    ['dist/admin/translations', 'dist/admin/admin/src/translations'].map((folder) => join(strapi, plugin, folder, 'en.json.js')),
  )
  return files.filter((file) => existsSync(file)).flatMap((file) => Object.values(catalogue.parse(load(file))))
}
