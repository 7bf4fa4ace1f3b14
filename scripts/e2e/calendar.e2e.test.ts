import type { Browser } from 'playwright-core'
import { atWords, dayOf, wallOf } from '../../cms/src/plan/clock'
import { type Desk, openDesk } from './desk'
import { DESKTOP, openBrowser, personAt, PHONE, SLOW_MS, type Person } from './person'
import { sharedAddresses } from './shared'

jest.setTimeout(180_000)

const addresses = sharedAddresses()
const DAY_MS = 86_400_000
/** A page that scrolls while an entry is dragged would put another one under the mouse. */
const WHOLE_MONTH = { width: 1440, height: 2200 }
/** Four hours of the day apart from the night, whenever the test runs. */
const start = new Date(`${dayOf(new Date(Date.now() + 2 * DAY_MS))}T02:00:00.000Z`)
const later = new Date(start.getTime() + DAY_MS)
const title = `Bài hẹn giờ trên lịch ${Date.now()}`
let browser: Browser
let desk: Desk
let documentId: string

beforeAll(async () => {
  browser = await openBrowser()
  desk = await openDesk(addresses)
  documentId = await desk.write({ title, text: 'Một đoạn.', plan: { website: { enabled: true, notBefore: start.toISOString() } } })
  await desk.approve(documentId)
})

afterAll(async () => {
  await browser?.close()
})

test('a chief editor moves an approved Item on the calendar by the keyboard, and it is in force at once', async () => {
  const { page, complaints, close } = await open({ who: 'chief-editor' })
  const entry = page.locator(`[data-day="${dayOf(start)}"] button`).filter({ hasText: title })
  await entry.filter({ hasText: `${wallOf(start).time} Website` }).focus({ timeout: SLOW_MS })
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Bạn có quyền duyệt').waitFor({ timeout: SLOW_MS })
  await dialog.getByLabel('Ngày (dd/mm/yyyy)').fill(wallOf(later).date)
  await dialog.getByRole('button', { name: 'Dời giờ' }).press('Enter')
  await page
    .locator(`[data-day="${dayOf(later)}"] button`)
    .filter({ hasText: title })
    .waitFor({ timeout: SLOW_MS })
  expect(
    await page
      .locator(`[data-day="${dayOf(start)}"] button`)
      .filter({ hasText: title })
      .count(),
  ).toBe(0)
  const wanted = (await desk.deliveries(`documentId=${documentId}&channel=website`)).map(({ state }) => state)
  expect(wanted).toEqual(['scheduled'])
  expect(complaints).toEqual([])
  await close()
})

test('an editor is told that the approver decides, and the old time stays in force', async () => {
  const { page, close } = await open({ who: 'editor', viewport: WHOLE_MONTH })
  const from = page.locator(`[data-day="${dayOf(later)}"] button`).filter({ hasText: title })
  await from.dragTo(page.locator(`[data-day="${dayOf(start)}"]`), { timeout: SLOW_MS })
  const dialog = page.getByRole('dialog')
  await dialog.getByText(`Giờ cũ (${atWords(later)}) giữ nguyên`).waitFor({ timeout: SLOW_MS })
  await dialog.getByRole('button', { name: 'Dời giờ' }).click()
  await page
    .locator(`[data-day="${dayOf(start)}"] button`)
    .filter({ hasText: 'Chưa\u00a0duyệt' })
    .filter({ hasText: title })
    .waitFor()
  expect(await from.filter({ hasText: 'Hẹn\u00a0giờ' }).count()).toBe(1)
  await close()
})

test('on a phone it is a list that does not scroll sideways', async () => {
  const { page, close } = await open({ who: 'inspector', viewport: PHONE })
  await page.locator('[data-day]').first().waitFor({ timeout: SLOW_MS })
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBeLessThanOrEqual(0)
  await close()
})

/** In a browser far away: the calendar is Vietnam's all the same. */
async function open({ who, viewport = DESKTOP }: { who: string; viewport?: { width: number; height: number } }): Promise<Person> {
  const person = await personAt({ browser, addresses, who, viewport, timezoneId: 'America/New_York' })
  await person.open('/lich-phat-hanh')
  // The week after the next days may already be another month.
  if (dayOf(later).slice(0, 7) !== dayOf(new Date()).slice(0, 7)) await person.page.getByRole('button', { name: 'Sau' }).click()
  return person
}
