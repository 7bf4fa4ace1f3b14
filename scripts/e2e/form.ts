/** An article's edit form in the panel, as a test sees and touches it. */
import type { Page } from 'playwright-core'
import { SLOW_MS, type Person } from './person'

export const UID = 'api::article.article'
export const FORMS = `/content-manager/collection-types/${UID}`

export const title = (page: Page) => page.locator('input[name=title]')
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** @param documentId `create` for one never saved */
export async function openForm(person: Person, documentId: string): Promise<void> {
  await person.open(`${FORMS}/${documentId}`)
  await title(person.page).waitFor()
}

export async function choose(page: Page, transition: string): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 15_000 }).catch(() => undefined) // the menu is made of the answer
  await button(page, 'Việc khác').click()
  await page.getByRole('menuitem', { name: transition }).click()
}

/** Without waiting for the twenty seconds: the form also keeps when the network comes back. */
export async function keptNow(page: Page): Promise<void> {
  await page.waitForTimeout(500)
  await page.evaluate("window.dispatchEvent(new Event('online'))")
  await page.getByText(/Đã giữ bản đang gõ lúc \d\d:\d\d/).waitFor()
}

export async function untilDisabled(page: Page, isDisabled: boolean): Promise<void> {
  await page.locator(`input[name=title]${isDisabled ? ':disabled' : ':enabled'}`).waitFor()
}

export async function untilTitle(page: Page, text: string): Promise<void> {
  for (const until = Date.now() + SLOW_MS; (await title(page).inputValue()) !== text; await page.waitForTimeout(200)) {
    if (Date.now() > until) throw new Error(`the title stayed ${await title(page).inputValue()}`)
  }
}

export async function saved(page: Page): Promise<void> {
  await page.getByText('Đã lưu', { exact: true }).first().waitFor()
}
