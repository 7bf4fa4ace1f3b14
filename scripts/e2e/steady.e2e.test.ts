/** The text of a form is still: nothing moves it while it is looked at, and no key typed into it is lost. */
import type { Browser } from 'playwright-core'
import { z } from 'zod'
import { type Desk, openDesk } from './desk'
import { FORMS } from './form'
import { openBrowser, personAt, type Person } from './person'
import { sharedAddresses } from './shared'
import { apiOf } from './sign-in'

jest.setTimeout(180_000)

const addresses = sharedAddresses()

/** Where the text stood and how high the form was, each value once, for the four seconds in which everything has come. */
const WATCH_TEXT = `new Promise((done) => {
  const tops = new Set()
  const heights = new Set()
  const until = performance.now() + 4000
  const look = () => {
    const editor = document.querySelector('[data-slate-editor]')
    tops.add(Math.round(editor.getBoundingClientRect().top + scrollY))
    heights.add(Math.round(editor.closest('form').getBoundingClientRect().height))
    if (performance.now() < until) requestAnimationFrame(look)
    else done({ tops: [...tops], heights: [...heights] })
  }
  look()
})`

let browser: Browser
let editor: Person
let desk: Desk

beforeAll(async () => {
  browser = await openBrowser()
  editor = await personAt({ browser, addresses, who: 'editor' })
  desk = await openDesk(addresses)
})

afterAll(async () => {
  await browser?.close()
})

const text = () => editor.page.locator('[data-slate-editor]')

test('the text stays where it is seen, however late the server says who may see the relations and what they hold', async () => {
  const { page } = editor
  const documentId = await desk.write({ title: 'Đứng yên', text: 'Đoạn đầu.' })
  const late = /content-manager\/relations|\/permissions\/check/
  await page.route(late, async (route) => {
    await page.waitForTimeout(700)
    await route.continue()
  })
  await editor.open(`${FORMS}/${documentId}`)
  await text().getByText('Đoạn đầu.').waitFor()
  const seen = page.evaluate(WATCH_TEXT)
  await page.getByText('Chuyên mục (1)').waitFor()
  await page.unrouteAll({ behavior: 'wait' })
  const { tops, heights } = z.object({ tops: z.array(z.number()), heights: z.array(z.number()) }).parse(await seen)
  expect(tops).toHaveLength(1)
  expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(150) // one row of the section that was chosen, and words
})

test('on a slow machine no key typed into the text is lost, and a press right after the last key takes all of it along', async () => {
  const { page } = editor
  const documentId = await desk.write({ title: 'Gõ trên máy chậm', text: 'Đoạn đầu.' })
  const typed = 'Hỏi ở quầy số một trước khi đến, rồi mang giấy đi.'
  await editor.open(`${FORMS}/${documentId}`)
  await page.getByRole('button', { name: 'Gửi biên tập', exact: true }).waitFor()
  await text().getByText('Đoạn đầu.').click({ clickCount: 3 })
  const machine = await page.context().newCDPSession(page)
  await machine.send('Emulation.setCPUThrottlingRate', { rate: 10 })
  await page.keyboard.type(typed, { delay: 60 })
  await machine.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await page.keyboard.type(' Xong.')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByText('Bài đang ở bước: Chờ biên tập').waitFor()
  const api = await apiOf({ addresses, who: 'editor' })
  const draft = await api.call({ method: 'GET', path: `${FORMS}/${documentId}` })
  expect(JSON.stringify(draft)).toContain(`${typed} Xong.`)
})
