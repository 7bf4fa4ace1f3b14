/** The panel as each person finds it: the home page, the desk on a phone, the review screen, the settings of the chain. */
import type { Browser } from 'playwright-core'
import { z } from 'zod'
import { type Board, walkToApprover } from '../seed/board'
import { type Desk, openDesk } from './desk'
import { openBrowser, personAt, type Person, PHONE } from './person'
import { sharedAddresses } from './shared'
import { until } from './started-system'

jest.setTimeout(240_000)

const addresses = sharedAddresses()
let browser: Browser
let desk: Desk
let board: Board
let chief: Person

beforeAll(async () => {
  browser = await openBrowser()
  desk = await openDesk(addresses)
  board = desk.board
  chief = await personAt({ browser, addresses, who: 'chief-editor', viewport: PHONE })
})

afterAll(async () => {
  await browser?.close()
})

async function waiting(title: string): Promise<string> {
  const documentId = await desk.write({ title, text: `Một đoạn của ${title}.` })
  await walkToApprover({ board, path: `articles/${documentId}` })
  return documentId
}

const viewSchema = z.looseObject({ stage: z.string(), isEmergency: z.boolean(), preset: z.string() })
const viewOf = async (documentId: string) =>
  viewSchema.parse(await board.chief.call({ method: 'GET', path: `/editorial/articles/${documentId}` }))
const isApproved = (documentId: string) =>
  until({ what: 'approval', withinMs: 30_000, ask: async () => (await viewOf(documentId)).stage === 'approved' })

/** Console errors too: a page that works may still complain where a person with the tools open sees it. */
function listenToConsole({ page, complaints }: Person): string[] {
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return complaints
}

test.each(['contributor', 'system-admin', 'inspector'])(
  'the home page of a %s shows no error and asks for nothing that is refused',
  async (who) => {
    const person = await personAt({ browser, addresses, who })
    const complaints = listenToConsole(person)
    await person.open('/')
    // what the server answered has arrived where this button stands
    const last = who === 'system-admin' ? 'Quản lý người dùng' : 'Mở Bàn biên tập'
    await person.page.getByRole('link', { name: last }).last().waitFor()
    expect(complaints).toEqual([])
    await person.close()
  },
)

test('a chief on a phone opens the desk from the first icon, and approves in two clicks what the preview showed', async () => {
  const title = 'Duyệt trên điện thoại'
  const documentId = await waiting(title)
  const { page, open, clicks } = chief
  const complaints = listenToConsole(chief)
  const fonts: number[] = []
  page.on('response', (response) => void (response.url().endsWith('.woff2') && fonts.push(response.status())))
  await open('/')
  await page.locator('nav li a').first().click()
  const decide = page.getByRole('link', { name: `Xem và quyết định: ${title}` })
  await decide.waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBeLessThanOrEqual(0)

  const before = clicks()
  await decide.click()
  const site = page.frameLocator('iframe').frameLocator('iframe')
  await site.getByRole('heading', { level: 1, name: title }).waitFor()
  const approve = page.getByRole('button', { name: 'Duyệt và phát hành' })
  expect(await approve.boundingBox()).toMatchObject({ y: expect.any(Number) })
  expect((await approve.boundingBox())?.y).toBeLessThan(PHONE.height - 20)
  await until({ what: 'the fonts of the preview', withinMs: 30_000, ask: async () => fonts.length > 0 })
  await approve.click()
  await isApproved(documentId)
  expect(clicks() - before).toBe(2)
  expect(complaints).toEqual([])
  expect(new Set(fonts)).toEqual(new Set([200]))
})

test('what moved since the chief opened it is shown on the screen, with the new text', async () => {
  const documentId = await waiting('Sửa lúc đang đọc')
  const { page, open } = chief
  await open(`/ban-bien-tap/articles/${documentId}`)
  const approve = page.getByRole('button', { name: 'Duyệt và phát hành' })
  await approve.waitFor()
  const path = `/editorial/articles/${documentId}`
  await board.chief.call({ method: 'POST', path: `${path}/return`, body: { comment: 'Đổi tít.' } })
  await desk.edit({ documentId, title: 'Sửa lúc đang xem', text: 'Câu khác hẳn.' })
  await walkToApprover({ board, path: `articles/${documentId}` })
  await approve.click()
  await page.getByRole('heading', { name: 'Đã thay đổi từ lúc bạn mở' }).waitFor()
  expect(await page.locator('ins').allInnerTexts()).toEqual(expect.arrayContaining(['xem']))
  await page.getByRole('heading', { level: 1, name: 'Sửa lúc đang xem' }).waitFor()
  expect((await viewOf(documentId)).stage).toBe('awaiting_approval')
})

test('an emergency approval asks for its reason, and another approver takes its red flag away', async () => {
  const documentId = await desk.write({ title: 'Cảnh báo gấp', text: 'Trang giả đang thu tiền.' })
  await chief.open(`/ban-bien-tap/articles/${documentId}`)
  await chief.page.getByRole('button', { name: 'Duyệt khẩn…' }).click()
  const dialog = chief.page.getByRole('dialog')
  expect(await dialog.getByRole('button', { name: 'Duyệt khẩn cấp' }).isDisabled()).toBe(true)
  await dialog.getByRole('textbox').fill('Bà con đang mất tiền.')
  await dialog.getByRole('button', { name: 'Duyệt khẩn cấp' }).click()
  await isApproved(documentId)
  expect((await viewOf(documentId)).isEmergency).toBe(true)

  const admin = await personAt({ browser, addresses, who: 'admin' })
  await admin.open(`/ban-bien-tap/articles/${documentId}`)
  await admin.page.getByText('Bà con đang mất tiền.').waitFor()
  await admin.page.getByRole('button', { name: 'Đã xem lại' }).click()
  await until({ what: 'the review', withinMs: 30_000, ask: async () => !(await viewOf(documentId)).isEmergency })
  expect(admin.complaints).toEqual([])
  await admin.close()
})

test('the chief changes the chain on the settings page, and then signs the one line by pressing the button', async () => {
  const { page, open } = chief
  await open('/settings/quy-trinh-bien-tap')
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Gọn', exact: true }) })
  await card.getByRole('button', { name: 'Dùng quy trình này' }).click()
  await page.getByRole('button', { name: 'Đổi quy trình' }).click()
  await card.getByText('Đang dùng').waitFor()
  try {
    const documentId = await waiting('Ký một dòng')
    await open(`/ban-bien-tap/articles/${documentId}`)
    await page.getByText('Bấm nút là ký: “Tôi đã đọc và không thấy thông tin mật hoặc riêng tư.”').waitFor()
    await page.getByRole('button', { name: 'Duyệt và phát hành' }).click()
    await isApproved(documentId)
    expect(await signedIn(documentId)).toEqual([
      { id: 'read', label: 'Tôi đã đọc và không thấy thông tin mật hoặc riêng tư.', by: 'person' },
    ])
  } finally {
    await board.chief.call({ method: 'PUT', path: '/editorial/settings', body: { preset: 'chuan' } })
  }
})

const auditSchema = z.object({
  entries: z.array(z.looseObject({ action: z.string(), data: z.looseObject({ signed: z.unknown().optional() }).nullish() })),
})

/** What the audit says was signed with the approval. */
function signedIn(documentId: string): Promise<unknown> {
  return until({
    what: 'the audit of the approval',
    withinMs: 30_000,
    ask: async () => {
      const headers = { authorization: `Bearer ${desk.credentials.internalToken}` }
      const response = await fetch(`${addresses.internal}/audit?documentId=${documentId}`, { headers, signal: AbortSignal.timeout(10_000) })
      const { entries } = auditSchema.parse(await response.json())
      return entries.find(({ action }) => action === 'editorial.approve')?.data?.signed ?? null
    },
  })
}
