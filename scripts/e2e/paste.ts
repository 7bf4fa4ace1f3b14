import type { Page } from 'playwright-core'

/** Through the browser's own clipboard, so that the paste after it is the browser's own event. */
export async function copyHtml(page: Page, html: string): Promise<void> {
  await page.evaluate(
    `document.addEventListener('copy', (event) => { event.clipboardData.setData('text/html', ${JSON.stringify(html)}); event.clipboardData.setData('text/plain', 'x'); event.preventDefault(); event.stopPropagation() }, { capture: true, once: true })`,
  )
  await page.locator('input[name=title]').click()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+C')
}
