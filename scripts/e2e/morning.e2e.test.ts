/**
 * A morning at the desk in each preset, played in a browser: written, pasted from Word, returned for a telephone number, mended,
 * previewed on three channels, approved on a phone, live, corrected, and the correction on Facebook. Clicks are counted.
 * With MORNING_PICTURES=<folder> every step leaves a picture there; those in docs/screenshots/morning were made so.
 */
import type { Browser } from 'playwright-core'
import { PRESET_IDS, type PresetId } from '@hl/config/chain'
import { type Desk, openDesk } from './desk'
import { openForm } from './form'
import {
  documentIdAt,
  mend,
  noteAt,
  openItem,
  picturesIn,
  press,
  readerAt,
  sendBack,
  typeText,
  writeCorrection,
  writeNew,
} from './morning-steps'
import { copyHtml } from './paste'
import { openBrowser, personAt, type Person, PHONE } from './person'
import { sharedAddresses } from './shared'
import { until } from './started-system'

jest.setTimeout(300_000)

type Who = 'contributor' | 'editor' | 'compliance-reviewer' | 'chief-editor'
interface Step {
  who: Who
  button: string
}

const TO_CHECK: Step = { who: 'editor', button: 'Chuyển thẩm định' }
const APPROVE: Step = { who: 'chief-editor', button: 'Duyệt và phát hành' }
const CHECKED: readonly Step[] = [TO_CHECK, { who: 'compliance-reviewer', button: 'Đạt, trình duyệt' }, APPROVE]

interface Morning {
  /** the contributor's press that sends the text off */
  send: string
  /** the presses from there to the channels */
  steps: readonly Step[]
  /** the same after an edit of what is live */
  afterEdit: readonly Step[]
  /** whom the checker returns it to */
  fixer: Who
  checker: Who
  /** from the written text to the live page */
  clicks: number
}
const STEPS = { checker: 'compliance-reviewer', fixer: 'editor', afterEdit: CHECKED } as const
const MORNINGS: Readonly<Record<PresetId, Morning>> = {
  gon: {
    send: 'Gửi duyệt',
    steps: [APPROVE],
    afterEdit: [{ who: 'contributor', button: 'Gửi duyệt' }, APPROVE],
    checker: 'chief-editor',
    fixer: 'contributor',
    clicks: 2,
  },
  chuan: { ...STEPS, send: 'Gửi biên tập', steps: CHECKED, clicks: 4 },
  'day-du': { ...STEPS, send: 'Gửi biên tập', steps: [{ who: 'editor', button: 'Nhận bài' }, ...CHECKED], clicks: 5 },
}

const NUMBER = '0912 345 678'
const FROM_WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><body>
<h2>Cần mang theo</h2>
<p class=MsoNormal>Giấy chứng nhận <b>chấp hành xong</b> án phạt tù và căn cước.<o:p></o:p></p>
<p class=MsoNormal>Hỏi chị Hoa theo số ${NUMBER} trước khi đến.<o:p></o:p></p>
</body></html>`

const addresses = sharedAddresses()
let browser: Browser
let desk: Desk
let people: Readonly<Record<Who, Person>>

beforeAll(async () => {
  browser = await openBrowser()
  desk = await openDesk(addresses)
  people = {
    contributor: await personAt({ browser, addresses, who: 'contributor' }),
    editor: await personAt({ browser, addresses, who: 'editor' }),
    'compliance-reviewer': await personAt({ browser, addresses, who: 'compliance-reviewer' }),
    'chief-editor': await personAt({ browser, addresses, who: 'chief-editor', viewport: PHONE }),
  }
  for (const { page } of [people.contributor, people.editor])
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: addresses.cms })
})

afterAll(async () => {
  await setPreset('chuan')
  await browser?.close()
})

describe.each(PRESET_IDS)('a morning in preset %s', (preset) => {
  const { send, steps, afterEdit, checker, fixer, clicks } = MORNINGS[preset]
  const picture = picturesIn({ folder: process.env['MORNING_PICTURES'], prefix: preset })

  beforeAll(() => setPreset(preset))

  test(`a clean article is live ${clicks} clicks after it was written`, async () => {
    const { contributor } = people
    await writeNew(contributor, { name: `Giờ mở cửa, ${preset}`, summary: 'Đến đúng nơi, mang đủ giấy.' })
    await typeText(contributor.page, 'Văn phòng mở cửa từ bảy giờ ba mươi.')
    let count = await press(contributor, send)
    const documentId = await documentIdAt(contributor.page)
    for (const step of steps) count += await pressMain({ step, documentId })
    await onSite({ documentId, text: 'Văn phòng mở cửa' })
    expect(count).toBe(clicks)
  })

  test('a text from Word is returned for a number, mended, previewed, approved on a phone, live, and corrected on Facebook', async () => {
    const name = `Hẹn làm giấy tờ, ${preset}`
    const { contributor, 'chief-editor': chief } = people

    await writeNew(contributor, { name, summary: `Mang giấy gì và đến đâu, ${preset}.` })
    await copyHtml(contributor.page, FROM_WORD)
    await typeText(contributor.page, 'Trước khi đi:')
    await contributor.page.keyboard.press('Enter')
    await contributor.page.keyboard.press('Control+V')
    await contributor.page.locator('[data-slate-editor] h2', { hasText: 'Cần mang theo' }).waitFor()
    await picture(contributor.page, 'dan-tu-word')
    await press(contributor, send)
    const documentId = await documentIdAt(contributor.page)
    for (const step of steps.filter(({ who }) => who === 'editor')) await pressMain({ step, documentId })

    const { page: checking } = people[checker]
    await openItem(people[checker], checker, documentId)
    await checking.getByText(NUMBER).first().waitFor()
    await noteAt(checking, { words: NUMBER, text: 'Bỏ số điện thoại riêng của chị Hoa.' })
    await picture(checking, 'so-dien-thoai-bi-thay')
    await sendBack(checking, 'Có số điện thoại riêng.')

    const { page: fixing } = people[fixer]
    await openForm(people[fixer], documentId)
    await fixing.getByText('Bỏ số điện thoại riêng của chị Hoa.').waitFor()
    await picture(fixing, 'ghi-chu-o-doan')
    await mend(fixing, { words: NUMBER, into: 'Hỏi ở quầy số một trước khi đến.' })
    await press(people[fixer], 'Gửi lại người trả')

    await openItem(people[checker], checker, documentId)
    const preview = checking.frameLocator('iframe')
    await preview.frameLocator('iframe').getByRole('heading', { level: 1, name }).waitFor()
    await picture(checking, 'xem-truoc-website')
    await preview.getByRole('link', { name: 'Facebook' }).click()
    await preview.getByText('Mang giấy gì và đến đâu').first().waitFor()
    await picture(checking, 'xem-truoc-facebook')
    await preview.getByRole('link', { name: 'YouTube' }).click()
    await preview.getByText('Bài này không đăng lên YouTube.').waitFor()
    await picture(checking, 'xem-truoc-youtube')
    for (const step of steps.filter(({ who }) => who === 'compliance-reviewer')) await pressMain({ step, documentId })

    await chief.open('/ban-bien-tap')
    const decide = chief.page.getByRole('link', { name: `Xem và quyết định: ${name}` })
    await decide.waitFor()
    await picture(chief.page, 'ban-bien-tap')
    const before = chief.clicks()
    await decide.click()
    await chief.page.getByRole('button', { name: APPROVE.button }).waitFor()
    await picture(chief.page, 'duyet-tren-dien-thoai')
    await press(chief, APPROVE.button)
    expect(chief.clicks() - before).toBe(2)
    const address = await onSite({ documentId, text: 'Hỏi ở quầy số một', not: NUMBER })
    const reader = await readerAt(chief, address)
    await picture(reader, 'da-len-website')

    const [edit, ...decisions] = afterEdit
    if (!edit) throw new Error('nobody passes an edit on')
    await openForm(people[edit.who], documentId)
    await writeCorrection(people[edit.who].page, { wrong: 'Hỏi ở quầy số một', right: 'Hỏi ở quầy số ba' })
    await picture(people[edit.who].page, 'dinh-chinh')
    await press(people[edit.who], edit.button)
    for (const step of decisions) await pressMain({ step, documentId })
    await until({ what: 'the correction on Facebook', withinMs: 60_000, ask: correctedPost })
    await until({ what: 'the correction on the page', withinMs: 60_000, ask: async () => (await pageText(address)).includes('quầy số ba') })
    await reader.reload() // a page may be half a minute old
    await reader.getByText('Hỏi ở quầy số ba').first().waitFor()
    await reader.goto(`${addresses.sandbox}/fanpage`)
    await picture(reader, 'dinh-chinh-tren-fanpage')
    await reader.close()
    for (const person of Object.values(people)) expect(person.complaints).toEqual([])

    async function correctedPost(): Promise<boolean> {
      const { facebook } = await desk.sandbox()
      return facebook.posts.some(({ message }) => message?.includes(preset) === true && message.includes('Hỏi ở quầy số ba'))
    }
  })
})

async function pressMain({ step, documentId }: { step: Step; documentId: string }): Promise<number> {
  const person = people[step.who]
  await openItem(person, step.who, documentId)
  return press(person, step.button)
}

/** @returns the address at which readers find it */
async function onSite({ documentId, text, not }: { documentId: string; text: string; not?: string }): Promise<string> {
  const live = await until({
    what: 'the page on the website',
    withinMs: 60_000,
    ask: async () => {
      const deliveries = await desk.deliveries(`documentId=${documentId}`)
      return deliveries.find(({ channel, state }) => channel === 'website' && state === 'live') ?? null
    },
  })
  const address = live.receipt?.url ?? ''
  const page = await pageText(address)
  expect(page).toContain(text)
  if (not) expect(page).not.toContain(not)
  return address
}

async function pageText(address: string): Promise<string> {
  return (await fetch(address, { signal: AbortSignal.timeout(10_000) })).text()
}

async function setPreset(preset: PresetId): Promise<void> {
  await desk.board.chief.call({ method: 'PUT', path: '/editorial/settings', body: { preset } })
}
