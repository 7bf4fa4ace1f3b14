/** Tests of the site in a browser (reader.e2e.test.ts), for people who see, hold or move through a page in another way. */
import { expect, it } from '@jest/globals'
import { cutWhenSpaced, landmarks, lostInForcedColours, moves, sideways, wrongOnPaper } from '../../site/testing/comfort'
import { walk } from '../../site/testing/keys'
import { DESKTOP, PHONE } from '../../site/testing/reader'
import type { ShownSite } from '../../site/testing/shown-in-browser'

/** Of a desktop: what is left of it at 200 %, and at 400 %. */
const HALF = { width: 640, height: 512 }
const QUARTER = { width: 320, height: 256 }

/** @param shown asked for when a test runs: it is opened before the first one */
export function comfortTests(shown: () => ShownSite): void {
  it('is in order to be read aloud, and whole enlarged four times, spaced, in colours of the reader’s own, without motion, and on paper', async () => {
    expect(
      await shown().wrong(async (path, { runs: { page } }) => {
        await page.setViewportSize(DESKTOP)
        await page.goto(shown().site.siteUrl + path, { waitUntil: 'load' })
        const found = [...(await landmarks(page)), ...(await moves(page)), ...(await lostInForcedColours(page))]
        for (const viewport of [HALF, QUARTER]) {
          await page.setViewportSize(viewport)
          found.push(...(await sideways(page)))
        }
        found.push(...(await cutWhenSpaced(page)))
        await page.setViewportSize(DESKTOP)
        return [...found, ...(await cutWhenSpaced(page)), ...(await wrongOnPaper(page))]
      }),
    ).toEqual({})
  })

  it('is used with keys alone, in the order it is seen in, and nothing hides what they are on', async () => {
    const pages = ['/', shown().show.article, shown().show.video, '/tim-kiem?q=xoa%20an%20tich', '/tim-kiem/van-ban?so=hinh+su']
    expect(
      await shown().wrong(async (path, { runs: { page } }) => {
        const found: string[] = []
        for (const viewport of [PHONE, DESKTOP]) {
          await page.setViewportSize(viewport)
          await page.goto(shown().site.siteUrl + path, { waitUntil: 'load' })
          found.push(...(await walk(page)))
        }
        return found
      }, pages),
    ).toEqual({})
  })

  it('jumps to the text, opens and shuts the menu, and begins a film, by key', async () => {
    const { page, close } = await shown().open('runs')
    await page.goto(shown().site.siteUrl + shown().show.video)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(`document.activeElement.closest('main') !== null`)).toBe(true)
    await page.locator('.menu summary').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Trang chủ')
    expect(await page.locator('.menu ul').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await page.locator('.menu ul').isVisible()).toBe(false)
    expect(await page.evaluate('document.activeElement.tagName')).toBe('SUMMARY')
    await page.getByText('Bản lời của video').focus()
    await page.keyboard.press('Space')
    await page.getByText('Tôi sợ đến muộn.').waitFor()
    await page.getByRole('link', { name: 'Xem trên YouTube' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.film iframe').waitFor()
    expect(await page.evaluate('document.activeElement.tagName')).toBe('IFRAME')
    await close()
  })
}
