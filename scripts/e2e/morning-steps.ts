/** What people do at the panel in a morning, one function an act; `morning.e2e.test.ts` puts them together. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { button, FORMS, openForm, title } from './form'
import { DESKTOP, type Person } from './person'

const SECTION = 'Tư vấn – Hướng dẫn'
const text = (page: Page) => page.locator('[data-slate-editor]')

/** A new article up to where its text begins. */
export async function writeNew(person: Person, words: { name: string; summary: string }): Promise<void> {
  const { page } = person
  await openForm(person, 'create')
  await title(page).fill(words.name)
  await page.locator('textarea[name=summary]').fill(words.summary)
  await page.locator('input[name=section]').click()
  await page.getByRole('option', { name: SECTION }).click()
}

export async function typeText(page: Page, words: string): Promise<void> {
  await text(page).click()
  await page.keyboard.type(words)
}

/** Of the form the browser is on, once it was saved. */
export async function documentIdAt(page: Page): Promise<string> {
  const saved = /article\.article\/([a-z0-9]{20,})/
  await page.waitForURL(saved)
  return saved.exec(page.url())?.[1] ?? ''
}

/** Writers decide at the form, checkers and chiefs on the review screen. */
export async function openItem(person: Person, who: string, documentId: string): Promise<void> {
  const isWriter = who === 'contributor' || who === 'editor'
  await person.open(isWriter ? `${FORMS}/${documentId}` : `/ban-bien-tap/articles/${documentId}`)
}

const MOVED = /\/editorial\/\w+\/\w+\/(submit|take|requestCheck|passCheck|approve)$/

/** Waits until the server has moved the Item. @returns how many clicks it took */
export async function press({ page, clicks }: Person, name: string): Promise<number> {
  const before = clicks()
  const moved = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.ok() && MOVED.test(answer.url()))
  await button(page, name).click()
  await moved
  return clicks() - before
}

/** The checker's note at the paragraph in which the words stand. */
export async function noteAt(page: Page, note: { words: string; text: string }): Promise<void> {
  const part = page.locator('section', { hasText: 'Đọc từng đoạn và ghi chú' })
  await part.getByRole('button', { name: 'Hiện' }).click()
  await part.getByRole('button', { name: 'Ghi chú ở đoạn này' }).first().click()
  await part.getByRole('textbox').fill(note.text)
  await part.getByRole('button', { name: 'Lưu ghi chú' }).click()
  await part.getByText(note.text).waitFor()
}

export async function sendBack(page: Page, why: string): Promise<void> {
  await page.getByRole('complementary').getByRole('button', { name: 'Trả lại…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(why)
  await dialog.getByRole('button', { name: 'Trả lại' }).click()
  await page.waitForURL(/ban-bien-tap$/)
}

/** The paragraph with these words becomes another; its note is ticked. */
export async function mend(page: Page, change: { words: string; into: string }): Promise<void> {
  await text(page).getByText(change.words).click({ clickCount: 3 })
  await page.keyboard.type(change.into)
  await page.getByRole('checkbox', { name: 'Đã sửa' }).click()
}

/** A correction of what is live, typed into the form and not yet passed on. */
export async function writeCorrection(page: Page, words: { wrong: string; right: string }): Promise<void> {
  const add = page.getByRole('button', { name: 'Bấm để thêm.' })
  await page
    .locator('div', { hasText: /^Đính chính\s*\(0\)/, has: add })
    .last()
    .locator(add)
    .click()
  await page.locator('textarea[name$=".wrong"]').fill(words.wrong)
  await page.locator('textarea[name$=".right"]').fill(words.right)
}

/** Leaves numbered pictures in the folder; without a folder, none. */
export function picturesIn({ folder, prefix }: { folder: string | undefined; prefix: string }) {
  let number = 0
  if (folder) mkdirSync(folder, { recursive: true })
  return async (page: Page, name: string): Promise<void> => {
    number += 1
    if (!folder) return
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: join(folder, `${prefix}-${String(number).padStart(2, '0')}-${name}.png`) })
  }
}

/** A page outside the panel, as a reader sees it. */
export async function readerAt(person: Person, url: string): Promise<Page> {
  const page = await person.page.context().newPage()
  await page.setViewportSize(DESKTOP)
  await page.goto(url)
  return page
}
