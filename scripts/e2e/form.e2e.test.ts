/** The edit form of an Item, in two browsers at once: one button that saves too, and nothing typed that is lost. */
import type { Browser } from 'playwright-core'
import { z } from 'zod'
import { paragraphs } from '../seed/blocks'
import { walkToApproval, walkToApprover, type Board } from '../seed/board'
import { createEntry, findEntry } from '../seed/content-manager'
import { openDesk } from './desk'
import { button, choose, untilDisabled, untilTitle, keptNow, openForm, saved, title, UID, FORMS } from './form'
import { DESKTOP, openBrowser, personAt, PHONE, type Person } from './person'
import { sharedAddresses } from './shared'

jest.setTimeout(240_000)

const addresses = sharedAddresses()
let browser: Browser
let editor: Person
let chief: Person
let board: Board
let section: string

beforeAll(async () => {
  browser = await openBrowser()
  editor = await personAt({ browser, addresses, who: 'editor' })
  chief = await personAt({ browser, addresses, who: 'chief-editor' })
  board = (await openDesk(addresses)).board
  section =
    (await findEntry({ api: board.editor, uid: 'api::section.section', field: 'slug', value: 'tu-van-huong-dan' }))?.documentId ?? ''
})

afterAll(async () => {
  await browser?.close()
})

test('an item never saved is made and passed on by one press', async () => {
  const { page } = editor
  await editor.open(`${FORMS}/create`)
  await title(page).fill('Viết xong là gửi')
  const before = editor.clicks()
  await button(page, 'Gửi biên tập').click()
  await page.getByText('Bài đang ở bước: Chờ biên tập').waitFor()
  expect(editor.clicks() - before).toBe(1)
  const documentId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  expect(await view(documentId)).toMatchObject({ stage: 'submitted' })
  await button(page, 'Chuyển thẩm định').waitFor()
})

test('a save that fails validation shows the field, and nothing is passed on', async () => {
  const { page } = editor
  await editor.open(`${FORMS}/create`)
  await title(page).fill('Dài quá '.repeat(40))
  await button(page, 'Gửi biên tập').click()
  await page.getByText('Chưa lưu được nên chưa gửi').waitFor()
  await page.locator('[data-strapi-field-error]').first().waitFor()
  expect(new URL(page.url()).pathname.endsWith('/create')).toBe(true)
  await title(page).fill('') // nothing is left to be asked about when leaving
})

test('Ctrl+Shift+Enter saves and passes on; the locked form says why, on a phone too, and its sender takes it back', async () => {
  const { page } = editor
  const documentId = await draft('Gửi bằng bàn phím')
  await openForm(editor, documentId)
  await button(page, 'Gửi biên tập').waitFor()
  await title(page).fill('Gửi bằng bàn phím, đã sửa')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByText('Bài đang ở bước: Chờ biên tập').waitFor()
  await button(page, 'Chuyển thẩm định').waitFor()
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByText('Bài đang ở bước "Chờ thẩm định" nên bạn không sửa được.').waitFor()
  await untilDisabled(page, true)
  expect(await view(documentId)).toMatchObject({ stage: 'in_check' })

  await page.setViewportSize(PHONE)
  await openForm(editor, documentId)
  await page.getByText('nên bạn không sửa được').waitFor()
  await untilDisabled(page, true)
  await button(page, 'Rút về để sửa').click()
  await page.getByText('Bài đang ở bước: Đang biên tập').waitFor()
  await untilDisabled(page, false)
  await page.setViewportSize(DESKTOP)
})

test('what was typed and not saved is offered again after a reload, of an old item and of a new one', async () => {
  const { page } = editor
  page.on('dialog', (dialog) => void dialog.accept())
  const documentId = await draft('Bản trên máy chủ')
  for (const path of [documentId, 'create']) {
    await openForm(editor, path)
    await title(page).fill('Gõ dở rồi mất điện')
    await keptNow(page)
    await openForm(editor, path)
    expect(await title(page).inputValue()).not.toBe('Gõ dở rồi mất điện')
    await page.getByText('Khác ở: Tiêu đề').waitFor()
    await page.getByRole('button', { name: /^Khôi phục bản đang gõ lúc \d\d:\d\d$/ }).click()
    expect(await title(page).inputValue()).toBe('Gõ dở rồi mất điện')
  }
  expect(await view(documentId)).toMatchObject({ stage: 'draft' })
  await button(page, 'Lưu').click()
  await page.waitForURL((url) => !url.pathname.endsWith('/create'))
  await openForm(editor, 'create')
  await page.waitForTimeout(1_000)
  expect(await page.getByText('Khôi phục bản đang gõ').count()).toBe(0)
})

test('who else is editing is shown, and the later save is answered with both texts', async () => {
  const { page } = editor
  const other = await personAt({ browser, addresses, who: 'admin' })
  const documentId = await draft('Hai người cùng sửa')
  await openForm(editor, documentId)
  await title(page).fill('Bản của biên tập viên')
  await openForm(other, documentId)
  await other.page.getByText(/đang sửa từ \d\d:\d\d/).waitFor()
  await title(other.page).fill('Bản của quản trị')
  await button(other.page, 'Lưu').click()
  await saved(other.page)

  const dialog = page.getByRole('dialog')
  await button(page, 'Lưu').click()
  await dialog.getByText('Bài đã có người khác lưu').waitFor()
  const texts = await dialog.innerText()
  expect(texts).toMatch(/Bản của bạn\s+Bản của biên tập viên\s+Bản đang lưu\s+Bản của quản trị/)
  // Not deciding yet loses neither.
  await page.keyboard.press('Escape')
  expect(await title(page).inputValue()).toBe('Bản của biên tập viên')
  expect(await titleOf(documentId)).toBe('Bản của quản trị')
  await button(page, 'Lưu').click()
  await dialog.getByRole('button', { name: 'Ghi đè bằng bản của tôi' }).click()
  await dialog.waitFor({ state: 'detached' })
  await saved(page)
  expect(await titleOf(documentId)).toBe('Bản của biên tập viên')

  await title(other.page).fill('Thêm một lần nữa')
  await button(other.page, 'Lưu').click()
  await other.page.getByRole('dialog').getByRole('button', { name: 'Giữ bản đang lưu' }).click()
  await untilTitle(other.page, 'Bản của biên tập viên')
  await other.close()
})

test('an item is rejected with a reason, and reopened', async () => {
  const { page } = editor
  const documentId = await draft('Không dùng được')
  await board.editor.call({ method: 'POST', path: `/editorial/articles/${documentId}/submit`, body: {} })
  await openForm(editor, documentId)
  await choose(page, 'Không sử dụng…')
  await page.getByRole('dialog').getByRole('combobox').click()
  await page.getByRole('option', { name: 'Trùng bài đã có' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Không sử dụng' }).click()
  await page.getByText('Bài đang ở bước: Không sử dụng').waitFor()
  await untilDisabled(page, true)
  await button(page, 'Mở lại để sửa').click()
  await page.getByText('Bài đang ở bước: Bản nháp').waitFor()
  await untilDisabled(page, false)
})

test('an approval of a text that has moved is answered on the screen, and the next one names the new text', async () => {
  const { page } = chief
  const documentId = await draft('Bị sửa trong lúc duyệt')
  const path = `articles/${documentId}`
  await walkToApprover({ board, path })
  await openForm(chief, documentId)
  await button(page, 'Duyệt và phát hành').click()
  const dialog = page.getByRole('dialog')
  const approve = dialog.getByRole('button', { name: 'Duyệt và phát hành' })
  await approve.waitFor()
  await board.editor.call({ method: 'POST', path: `/editorial/${path}/recall`, body: {} })
  await board.editor.call({ method: 'PUT', path: `${FORMS}/${documentId}`, body: { summary: 'Sapo đã đổi.' } })
  await walkToApprover({ board, path })
  await approve.click()
  await dialog.getByRole('alert').waitFor()
  expect(await view(documentId)).toMatchObject({ stage: 'awaiting_approval' })
  await approve.click()
  await page.getByText('Bài đang ở bước: Đã duyệt').waitFor()
  expect(await view(documentId)).toMatchObject({ stage: 'approved' })
})

test('an edit of what is live is discarded, and what is live is taken down in three clicks', async () => {
  const documentId = await draft('Đang ở trên các kênh')
  await walkToApproval({ board, path: `articles/${documentId}` })
  const { page } = editor
  await openForm(editor, documentId)
  await title(page).fill('Sửa rồi bỏ')
  await button(page, 'Lưu').click()
  await saved(page)
  await choose(page, 'Bỏ bản đang sửa, giữ bản đã đăng')
  await page.getByRole('dialog').getByRole('button', { name: 'Bỏ bản đang sửa, giữ bản đã đăng' }).click()
  await page.getByText('Bài đang ở bước: Đã duyệt').waitFor()
  await untilTitle(page, 'Đang ở trên các kênh')

  await openForm(chief, documentId)
  // Nobody's main button: it must not stand first, in red.
  expect(await chief.page.getByRole('button', { name: /^Gỡ khỏi/ }).count()).toBe(0)
  const before = chief.clicks()
  await choose(chief.page, 'Gỡ khỏi mọi kênh…')
  await chief.page.getByRole('dialog').getByRole('textbox').fill('Rút đồng ý')
  const afterWriting = chief.clicks()
  await chief.page.getByRole('dialog').getByRole('button', { name: 'Gỡ khỏi mọi kênh' }).click()
  await chief.page.getByText('Bài đang ở bước: Đã gỡ bài').waitFor()
  expect(afterWriting - before + 1).toBe(3)
  expect(await view(documentId)).toMatchObject({ stage: 'taken_down' })
})

test("Strapi's own publish, discard and clone are nowhere: not on the form, in its menu, in the list's rows or its bulk bar", async () => {
  const { page } = editor
  await openForm(editor, await draft('Không có nút nào đi vòng'))
  await button(page, 'Thông tin bài').click()
  const seen = [await page.locator('body').innerText()]
  await editor.open(`${FORMS}?page=1&pageSize=10`)
  await page.locator('tbody tr').first().getByRole('button').last().click()
  await page.getByRole('menuitem').first().waitFor()
  seen.push(await page.locator('body').innerText())
  await page.keyboard.press('Escape')
  await page.locator('tbody tr').first().getByRole('checkbox').click()
  await page.waitForTimeout(500)
  seen.push(await page.locator('body').innerText())
  for (const text of seen)
    expect(text).not.toMatch(/^(Đăng|Xuất bản|Bỏ đăng|Bỏ thay đổi|Nhân bản|Publish|Unpublish|Discard.*|Duplicate|Clone)$/m)
})

function draft(name: string): Promise<string> {
  const data = { title: name, summary: 'Sapo.', body: paragraphs('Một đoạn.'), section: { connect: [{ documentId: section }] } }
  return createEntry({ api: board.editor, uid: UID, data })
}

async function view(documentId: string): Promise<unknown> {
  return board.editor.call({ method: 'GET', path: `/editorial/articles/${documentId}` })
}

async function titleOf(documentId: string): Promise<string> {
  const answer = await board.editor.call({ method: 'GET', path: `${FORMS}/${documentId}` })
  return z.object({ data: z.object({ title: z.string() }) }).parse(answer).data.title
}
