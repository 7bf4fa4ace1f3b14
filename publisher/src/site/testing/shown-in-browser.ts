/** The show site in a browser, booted once for many tests: its kinds of pages, and three readers to look at each with. */
import { type Browser, chromium } from 'playwright-core'
import { kindsOfPages } from './page-kinds'
import { openReader, type Reader } from './reader'
import { fillShowSite, type ShowSite } from './show-site'
import { createTestSite, type TestSite } from './test-site'

/** The same page as three readers get it. */
export interface Readers {
  runs: Reader
  lost: Reader
  off: Reader
}

export interface ShownSite {
  site: TestSite
  show: ShowSite
  kinds: readonly string[]
  open(script: keyof Readers): Promise<Reader>
  /** For each page what `look` finds wrong, two at a time; nothing, if all is well. @param pages default: one of each kind */
  wrong(look: (path: string, readers: Readers) => Promise<string[]>, pages?: readonly string[]): Promise<Record<string, string[]>>
  close(): Promise<void>
}

/** What it had opened is closed again when it fails, or the test run would wait for ever. */
export async function openShownSite(options: { databaseUrl: string | undefined; chromiumPath: string }): Promise<ShownSite> {
  // with the notice of a trial, as most who try this see it
  const site = await createTestSite({ ...options, mode: 'sandbox' })
  let browser: Browser | undefined
  const close = async () => {
    await browser?.close()
    await site.close()
  }
  try {
    browser = await chromium.launch({ executablePath: options.chromiumPath, args: ['--no-sandbox'] })
    const show = await fillShowSite({ site, count: 8 })
    // the pages as they stand a few seconds later, with every format named
    await site.makePictures()
    const kinds = await kindsOfPages({ site, show })
    const opened = { browser, siteUrl: site.siteUrl }
    const open = (script: keyof Readers) => openReader({ ...opened, script })
    const lane = async (): Promise<Readers> => ({ runs: await open('runs'), lost: await open('lost'), off: await open('off') })
    const lanes = await Promise.all([lane(), lane()])
    return { site, show, kinds, open, wrong: (look, pages = kinds) => findWrong({ lanes, pages, look }), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function findWrong(options: {
  lanes: readonly Readers[]
  pages: readonly string[]
  look: (path: string, readers: Readers) => Promise<string[]>
}): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  const waiting = [...options.pages]
  const work = async (own: Readers) => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const findings = await options.look(path, own)
      if (findings.length > 0) found[path] = findings
    }
  }
  await Promise.all(options.lanes.map(work))
  return found
}
