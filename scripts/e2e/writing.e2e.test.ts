/** Writing in the panel: what Word has on the clipboard or in a file arrives whole; a note is found at its paragraph. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { z } from 'zod'
import { BLUE_PNG, drawing, makeDocx, run, SAMPLE, styled } from '../../cms/src/writing/docx/testing/make-docx'
import { ROOT } from '../environment'
import { type Desk, openDesk } from './desk'
import { copyHtml } from './paste'
import { openBrowser, personAt, PHONE, type Person } from './person'
import { sharedAddresses } from './shared'
import { apiOf } from './sign-in'
import { until } from './started-system'

jest.setTimeout(180_000)

const addresses = sharedAddresses()
const FORM = '/content-manager/collection-types/api::article.article'
const draftSchema = z.object({
  data: z.object({
    title: z.string(),
    body: z.array(z.looseObject({ type: z.string() })),
    tables: z.array(z.object({ key: z.string(), caption: z.string().nullable(), cells: z.array(z.array(z.string())) })),
  }),
})

const librarySchema = z.object({ results: z.array(z.object({ name: z.string(), alternativeText: z.string().nullable() })) })

let browser: Browser
let editor: Person
let desk: Desk

beforeAll(async () => {
  browser = await openBrowser()
  editor = await personAt({ browser, addresses, who: 'editor' })
  await editor.page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: addresses.cms })
  desk = await openDesk(addresses)
})

afterAll(async () => {
  await browser?.close()
})

const call = async (method: 'GET' | 'POST', path: string) => {
  const api = await apiOf({ addresses, who: 'editor' })
  return api.call({ method, path, ...(method === 'POST' ? { body: {} } : {}) })
}
const stored = async (documentId: string) => draftSchema.parse(await call('GET', `${FORM}/${documentId}`)).data
const text = (page: Page) => page.locator('[data-slate-editor]')
const save = async (page: Page) => {
  const saved = page.waitForResponse(
    (response) => response.request().method() !== 'GET' && response.url().includes('api::article.article') && response.ok(),
  )
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await saved
}

test('a paste from Word in the middle of a paragraph arrives in the stored draft with headings, bold, links, lists and its table', async () => {
  const { page, complaints } = editor
  const documentId = await desk.write({ title: 'Dán từ Word', text: 'Đoạn đầu.' })
  await editor.open(`${FORM}/${documentId}`)
  await text(page).getByText('Đoạn đầu.').waitFor()
  await copyHtml(page, readFileSync(join(ROOT, 'cms/src/writing/html/testing/word.html'), 'utf8'))
  await text(page).getByText('Đoạn đầu.').click()
  await page.waitForTimeout(500) // Slate takes over the browser's cursor a little later
  await page.keyboard.press('Control+V')
  await text(page).getByText('[Bảng: bang-1]').waitFor()
  await page.getByText('1 ảnh không vào bài được').first().waitFor()
  await save(page)

  const { body, tables } = await stored(documentId)
  expect(body.map(({ type }) => type)).toEqual([
    ...[
      'paragraph',
      'heading',
      'heading',
      'paragraph',
      'paragraph',
      'heading',
      'list',
      'list',
      'quote',
      'paragraph',
      'paragraph',
      'paragraph',
    ],
  ])
  const written = JSON.stringify(body)
  expect(`${wordsOf(body[0])}${wordsOf(body.at(-1))}`).toBe('Đoạn đầu.')
  expect(body[3]).toMatchObject({ children: expect.arrayContaining([expect.objectContaining({ text: 'mở cửa', bold: true })]) })
  expect(body[6]).toMatchObject({ format: 'ordered', children: [{}, { type: 'list', format: 'unordered' }, {}] })
  expect(written).toContain('https://vanban.example.vn/nghi-dinh?so=55&nam=2026')
  expect(tables).toMatchObject([
    {
      key: 'bang-1',
      caption: 'Bảng 1. Lịch học',
      cells: [
        ['Nghề', 'Ngày học', ''],
        ['Hàn', 'Thứ hai\nThứ tư', '20 m²'],
        ['', 'Thứ bảy', ''],
      ],
    },
  ])
  expect(complaints).toEqual([])
})

test('a .docx fills an empty form, title and table too, and asks before it touches a text', async () => {
  const { page, complaints } = editor
  await editor.open(`${FORM}/create`)
  const file = { name: 'ke-hoach.docx', mimeType: 'application/octet-stream', buffer: await makeDocx({ body: SAMPLE }) }
  await page.locator('input[type=file][accept=".docx"]').setInputFiles(file)
  await text(page).getByText('[Bảng: bang-1]').waitFor()
  await expectValue(page, 'Lớp học nghề')
  await page.locator('textarea[name=summary]').fill('Sapo.')
  await save(page)
  await page.waitForURL(/article\/[a-z0-9]{20,}/)
  const documentId = /article\/([a-z0-9]{20,})/.exec(page.url())?.[1] ?? ''
  const first = await stored(documentId)
  expect(first).toMatchObject({ title: 'Lớp học nghề', tables: [{ key: 'bang-1' }] })

  await page.locator('input[type=file][accept=".docx"]').setInputFiles(file)
  await page.getByRole('button', { name: 'Thêm vào cuối bài' }).click()
  await text(page).getByText('[Bảng: bang-2]').waitFor()
  await save(page)
  const second = await stored(documentId)
  expect(second.body.length).toBeGreaterThan(first.body.length)
  expect(second.tables.map(({ key }) => key)).toEqual(['bang-1', 'bang-2'])
  expect(complaints).toEqual([])
})

test('a .docx brings its pictures at their place; who says no to the question leaves nothing in the library', async () => {
  const { page, complaints } = editor
  const documentId = await desk.write({ title: 'Ảnh từ Word', text: 'Đoạn đầu.' })
  const body = `<w:p>${run('Trước ảnh.')}</w:p><w:p>${drawing('rId8', 'Xưởng hàn buổi sáng')}</w:p>${styled('Muc', run('Sau ảnh'))}<w:p>${drawing('rId9')}</w:p>`
  const buffer = await makeDocx({ body, extra: { 'word/media/image1.png': BLUE_PNG, 'word/media/image2.emf': 'EMF' } })
  const file = { name: 'xuong-han.docx', mimeType: 'application/octet-stream', buffer }
  const inLibrary = async () => librarySchema.parse(await call('GET', '/upload/files?_q=xuong-han&page=1&pageSize=10')).results
  await editor.open(`${FORM}/${documentId}`)
  await text(page).getByText('Đoạn đầu.').waitFor()
  await page.locator('input[type=file][accept=".docx"]').setInputFiles(file)
  await page.getByRole('dialog').getByRole('button', { name: 'Thôi' }).click()
  expect(await inLibrary()).toEqual([])

  await page.locator('input[type=file][accept=".docx"]').setInputFiles(file)
  await page.getByRole('button', { name: 'Thêm vào cuối bài' }).click()
  const picture = text(page).getByRole('img', { name: 'Xưởng hàn buổi sáng' })
  await picture.waitFor()
  expect(await picture.evaluate((image) => 'naturalWidth' in image && image.naturalWidth)).toBe(8)
  await page.getByText('1 ảnh không vào bài được (dạng EMF)').first().waitFor()
  await save(page)
  const stories = (await stored(documentId)).body
  expect(stories.map(({ type }) => type)).toEqual(['paragraph', 'paragraph', 'image', 'heading'])
  expect(await inLibrary()).toEqual([{ name: 'xuong-han, ảnh 1.png', alternativeText: 'Xưởng hàn buổi sáng' }])
  expect(complaints).toEqual([])
})

test('a paste with a table on a phone is taken with the side panel closed', async () => {
  const phone = await personAt({ browser, addresses, who: 'editor', viewport: PHONE })
  const documentId = await desk.write({ title: 'Dán trên điện thoại', text: 'Đoạn đầu.' })
  await phone.open(`${FORM}/${documentId}`)
  await phone.page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: addresses.cms })
  await copyHtml(phone.page, '<p>Lịch:</p><table><tr><th>Nghề</th><th>Ngày</th></tr><tr><td>Hàn</td><td>Thứ hai</td></tr></table>')
  await text(phone.page).getByText('Đoạn đầu.').click()
  await phone.page.waitForTimeout(500) // Slate takes over the browser's cursor a little later
  await phone.page.keyboard.press('Control+V')
  await text(phone.page).getByText('[Bảng: bang-1]').waitFor()
  expect(phone.complaints).toEqual([])
  await phone.close()
})

test('a note of the reviewer is found at its paragraph on the form, after blocks have moved, and ticked', async () => {
  const documentId = await desk.write({ title: 'Có ghi chú', text: 'Đoạn một.\n\nGọi 0912 345 678 để đăng ký.\n\nĐoạn ba.' })
  await call('POST', `/editorial/articles/${documentId}/submit`)
  await call('POST', `/editorial/articles/${documentId}/requestCheck`)

  const reviewer = await personAt({ browser, addresses, who: 'compliance-reviewer' })
  await reviewer.open(`/ban-bien-tap/articles/${documentId}`)
  const part = reviewer.page.locator('section', { hasText: 'Đọc từng đoạn và ghi chú' })
  await part.getByRole('button', { name: 'Hiện' }).click()
  await part.getByRole('button', { name: 'Ghi chú ở đoạn này' }).click()
  await part.getByRole('textbox').fill('Bỏ số điện thoại riêng')
  await part.getByRole('button', { name: 'Lưu ghi chú' }).click()
  await part.getByText(/Bỏ số điện thoại riêng/).waitFor()
  await reviewer.page.getByRole('button', { name: 'Trả lại…' }).first().click()
  const dialog = reviewer.page.getByRole('dialog')
  await dialog.getByText('Đi cùng bài: 1 ghi chú').waitFor()
  await dialog.getByRole('textbox').fill('Xem ghi chú')
  await dialog.getByRole('button', { name: 'Trả lại' }).click()
  await reviewer.page.waitForURL(/ban-bien-tap$/)
  expect(reviewer.complaints).toEqual([])
  await reviewer.close()

  const { page } = editor
  await editor.open(`${FORM}/${documentId}`)
  await text(page).getByText('Đoạn một.').click()
  await page.keyboard.press('Home')
  await page.keyboard.type('Thêm.')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Tới đoạn này' }).click()
  await expectMarked(page, 'Gọi 0912 345 678 để đăng ký.')
  await page.getByRole('checkbox', { name: 'Đã sửa' }).click()
  await page.getByText('Mọi ghi chú đã sửa.').waitFor()
  await page.getByRole('checkbox', { name: 'Đã sửa' }).click()
  await page.getByText('1 ghi chú chưa sửa').waitFor()
})

function wordsOf(block: unknown): string {
  const { children } = z.object({ children: z.array(z.object({ text: z.string() })) }).parse(block)
  return children.map((child) => child.text).join('')
}

async function expectValue(page: Page, title: string): Promise<void> {
  const found = await until({
    what: 'the title',
    withinMs: 10_000,
    ask: async () => (await page.locator('input[name=title]').inputValue()) || null,
  })
  expect(found).toBe(title)
}

async function expectMarked(page: Page, paragraph: string): Promise<void> {
  expect((await page.locator('[data-hl-noted]').innerText()).trim()).toBe(paragraph)
}
