/**
 * The Page is lost and found again: the platform takes its consent back, the channel says so, a person reconnects from the panel,
 * and what had waited goes out without a new approval.
 */
import { z } from 'zod'
import { openDesk, type Desk } from './desk'
import { DESKTOP, openBrowser, personAt, PHONE, SLOW_MS, type Person } from './person'
import { sharedAddresses } from './shared'
import { apiOf } from './sign-in'
import { until } from './started-system'

jest.setTimeout(180_000)

const addresses = sharedAddresses()
const PICTURES = process.env['CONNECTION_PICTURES']
const logSchema = z.object({ calls: z.array(z.object({ method: z.string(), path: z.string() })) })
const titles = (sandbox: Awaited<ReturnType<Desk['sandbox']>>) => sandbox.facebook.posts.map(({ message }) => message ?? '')

test.each([
  ['a desk', DESKTOP],
  ['a phone', PHONE],
])('a Page whose consent was taken back is connected again from %s, and what waited goes out once', async (where, viewport) => {
  const desk = await openDesk(addresses)
  const browser = await openBrowser()
  const operator = await personAt({ browser, addresses, who: 'system-admin', viewport })
  try {
    await fetch(`${addresses.sandbox}/hand/facebook/revoke`, { method: 'POST' })
    const title = `Bài chờ Fanpage, ${where}, ${Date.now()}`
    const documentId = await desk.write({ title, text: 'Một đoạn.' })
    await desk.approve(documentId)
    const states = async () => (await desk.deliveries(`documentId=${documentId}&channel=facebook`)).map(({ state }) => state)
    await until({ what: 'blocked', withinMs: 30_000, ask: async () => (await states())[0] === 'blocked' })

    await operator.open('/ket-noi')
    const card = operator.page.getByRole('region', { name: 'Facebook' })
    await card.getByText('Mất kết nối', { exact: true }).waitFor()
    await card.getByText(/^\d+ bài đang chờ\.$/).waitFor()
    await picture(operator, `lost-${viewport.width}`)
    await card.getByRole('link', { name: 'Kết nối lại' }).click()
    await reconnect(operator, viewport.width)

    await until({ what: 'live', withinMs: 30_000, ask: async () => (await states())[0] === 'live' })
    expect(titles(await desk.sandbox()).filter((message) => message.includes(title))).toHaveLength(1)
    await operator.open('/ket-noi')
    await card.getByText('Đang nối', { exact: true }).waitFor()
    await card.getByText(/^Quản trị hệ thống.* nối lúc \d\d:\d\d/).waitFor()
    await picture(operator, `connected-${viewport.width}`)
    expect(operator.complaints).toEqual([])
  } finally {
    await operator.close()
    await browser.close()
  }
})

test('no token, and no code, was in an address our own servers log, and none is in what the panel is told', async () => {
  const api = await apiOf({ addresses, who: 'system-admin' })
  const told = JSON.stringify(await api.call({ method: 'GET', path: '/connections/' }))
  expect(told).not.toMatch(/EAAsb|AQsb|sandbox-app-secret/)
  const { calls } = logSchema.parse(await (await fetch(`${addresses.sandbox}/log?target=facebook`)).json())
  expect(calls.map(({ path }) => path).join('\n')).not.toMatch(/EAAsb|AQsb/)
})

/** From the wizard's first screen to its last: asked by the platform, chosen, confirmed by name. */
async function reconnect(operator: Person, width: number): Promise<void> {
  const { page } = operator
  await page.getByRole('button', { name: 'Tiếp tục với Facebook' }).click()
  await page.getByRole('button', { name: 'Đồng ý' }).click()
  const confirm = page.getByRole('button', { name: 'Nối với Fanpage này' })
  await confirm.waitFor({ timeout: SLOW_MS })
  expect(new URL(page.url()).hash).toBe('')
  expect(await confirm.isDisabled()).toBe(true)
  await page.getByRole('checkbox', { name: 'Đúng, đây là «Con đường hướng thiện» của cơ quan' }).click()
  await picture(operator, `confirm-${width}`)
  await confirm.click()
  await page.getByRole('heading', { name: 'Đã nối với «Con đường hướng thiện»' }).waitFor()
  await page.getByText(/bài đang chờ đã được gửi tiếp/).waitFor()
}

/** Kept only when asked for, as the morning's pictures are. */
async function picture(operator: Person, name: string): Promise<void> {
  if (!PICTURES) return
  await operator.page.waitForTimeout(500) // colours fade in
  await operator.page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
}
