/** The plan in the form: an editor makes an album of an article and lets the Page say the first word; both are seen before and after. */
import type { Browser } from 'playwright-core'
import { paragraphs, picture } from '../seed/blocks'
import { walkToApprover } from '../seed/board'
import { pictureOnce, uploadOnce } from '../seed/upload'
import { type Desk, openDesk } from './desk'
import { button, openForm, saved } from './form'
import { DESKTOP, openBrowser, personAt, PHONE, type Person } from './person'
import { sharedAddresses } from './shared'

jest.setTimeout(240_000)

const addresses = sharedAddresses()
const COMMENT = 'Muốn học nghề, hãy hỏi ở xã, phường nơi bạn ở.'
const title = `Album: xưởng nhỏ ${Date.now()}`
let browser: Browser
let desk: Desk
let editor: Person
let documentId: string

beforeAll(async () => {
  browser = await openBrowser()
  desk = await openDesk(addresses)
  editor = await personAt({ browser, addresses, who: 'editor' })
  documentId = await desk.write({ title, text: 'Một đoạn.' })
  const api = desk.board.editor
  const image = (fileName: string) => pictureOnce({ api, upload: { fileName, alternativeText: `Tranh minh họa ${fileName}` } })
  const [tools, roof] = [await image('cam-hoa-giao-duc-1.jpg'), await image('mo-hinh-dien-hinh-1.jpg')]
  const cover = await uploadOnce({ api, upload: { fileName: 'dia-phuong-1.jpg', alternativeText: 'Tranh minh họa: vườn cây' } })
  await desk.change({
    documentId,
    fields: { title, cover, isIllustrative: true, body: [...paragraphs('Một đoạn.'), picture(tools), picture(roof)] },
  })
})

afterAll(async () => {
  await browser?.close()
})

test('the further choices are folded away; an album and a first comment are chosen, saved, and said in the line', async () => {
  const { page } = editor
  await openForm(editor, documentId)
  const plan = page.locator('[data-plan]')
  await button(page, 'Sửa kế hoạch').click()
  const photos = plan.locator('[data-format=photos]')
  expect(await photos.isVisible()).toBe(false)
  await plan.getByText('Thêm lựa chọn').click()
  await plan.locator('[data-format=reel]', { hasText: 'Bài chưa có phim.' }).waitFor()
  expect(await plan.locator('[data-format=reel] input').isDisabled()).toBe(true)
  await photos.getByText('Album 3 ảnh của bài').waitFor()
  await photos.click()
  await plan.getByLabel('Bình luận đầu tiên của Fanpage').fill(COMMENT)
  await plan.locator('[data-counter="facebook.firstComment"]', { hasText: `${COMMENT.length}/8.000` }).waitFor()
  await plan.getByText('Facebook: album 3 ảnh, sau Website, kèm bình luận đầu').waitFor()
  await button(page, 'Lưu').click()
  await saved(page)
  await page.reload()
  await plan.getByText('Facebook: album 3 ảnh, sau Website, kèm bình luận đầu').waitFor()
  expect(editor.complaints).toEqual([])
})

test('on a phone the opened plan does not scroll sideways', async () => {
  const { page } = editor
  await page.setViewportSize(PHONE)
  await openForm(editor, documentId)
  await button(page, 'Sửa kế hoạch').click()
  await page.locator('[data-plan]').getByText('Thêm lựa chọn').first().click()
  await page.locator('[data-format=photos]').scrollIntoViewIfNeeded()
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBeLessThanOrEqual(0)
  await page.setViewportSize(DESKTOP)
})

test('the approver sees the album with the first comment on the Facebook tab', async () => {
  await walkToApprover({ board: desk.board, path: `articles/${documentId}` })
  const chief = await personAt({ browser, addresses, who: 'chief-editor' })
  await chief.open(`/ban-bien-tap/articles/${documentId}`)
  const preview = chief.page.frameLocator('iframe')
  await preview.getByRole('link', { name: 'Facebook' }).click()
  // below the album: a slow browser draws a page before it has read all of it
  await preview.locator('.comment', { hasText: COMMENT }).waitFor()
  expect(await preview.locator('.album.n3 img').count()).toBe(3)
  // rejects for a picture that did not come
  await preview.locator('.album').evaluate("Promise.all([...document.querySelectorAll('.album img')].map((image) => image.decode()))")
  await chief.close()
})
