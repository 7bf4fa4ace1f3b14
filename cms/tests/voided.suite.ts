/** What an edit does to an approval that is not wholly out, with the real publisher saying what is live. After all suites without it. */
import { ARTICLE } from './api'
import { bootPublisher, type BootedPublisher } from './booted-publisher'
import { approved, stateOf, untilDelivery } from './channels'
import type { Desk } from './desk'

const LATER = new Date(Date.now() + 20 * 86_400_000).toISOString()
const OFF = { enabled: false }
const SCHEDULED = { plan: { website: { enabled: true, notBefore: LATER }, facebook: OFF, youtube: OFF } }
const HALF = { plan: { website: { enabled: true }, facebook: { enabled: true, notBefore: LATER }, youtube: OFF } }
const NOW = { plan: { website: { enabled: true }, facebook: OFF, youtube: OFF } }

export function voidedSuite(desk: Desk): void {
  let publisher: BootedPublisher
  const website = (id: string, state: string) => untilDelivery({ desk, id, channel: 'website', state })
  const facebook = (id: string, state: string) => untilDelivery({ desk, id, channel: 'facebook', state })
  const edit = (id: string, fields: object) => desk.people.editor.call('PUT', `${ARTICLE}/${id}`, fields)
  const view = async (id: string) => (await desk.people.editor.call('GET', `/editorial/articles/${id}`)).body
  const discard = (id: string) => desk.people.editor.call('POST', `/editorial/articles/${id}/discard`)
  const withdrawals = async (id: string) => (await desk.outbox(id)).filter((row) => row.kind === 'withdraw')

  describe('an edit after approval', () => {
    beforeAll(async () => {
      publisher = await bootPublisher(desk.cms)
      await desk.cms.restart({ publisherUrl: publisher.url })
    }, 90_000)
    afterAll(() => publisher.stop())

    test('keeps what was scheduled from going out, in the transaction of the save', async () => {
      const id = await approved(desk, 'Hẹn rồi sửa', SCHEDULED)
      await website(id, 'scheduled')
      expect((await edit(id, { source: 'sửa sau khi duyệt' })).status).toBe(200)
      const publish = (await desk.outbox(id)).find((row) => row.kind === 'publish')
      expect((await desk.outbox(id)).slice(-2)).toMatchObject([
        { kind: 'withdraw', type: 'article', releaseHash: publish?.releaseHash },
        { kind: 'audit', action: 'approvalVoided', data: { from: 'approved', to: 'in_edit', releaseHash: publish?.releaseHash } },
      ])
      await website(id, 'skipped')
      await edit(id, { source: 'sửa lần nữa' })
      expect(await withdrawals(id)).toHaveLength(1)
    })

    test('leaves no approval to go back to where nothing of it was live', async () => {
      const id = await approved(desk, 'Không quay về được', SCHEDULED)
      await edit(id, { source: 'đã sửa' })
      await website(id, 'skipped')
      expect(await discard(id)).toMatchObject({ status: 409, body: { error: { code: 'voided' } } })
      expect(await view(id)).toMatchObject({ stage: 'in_edit' })
    })

    test('leaves the website where it is live, and Facebook without until the next approval', async () => {
      const id = await approved(desk, 'Lên một nửa', HALF)
      await website(id, 'live')
      await facebook(id, 'scheduled')
      await edit(id, { title: 'Lên một nửa, đã sửa' })
      await facebook(id, 'skipped')
      expect(await stateOf({ desk, id, channel: 'website' })).toBe('live')
      expect((await view(id)).previousRelease).toMatchObject({ title: 'Lên một nửa' })
      expect((await desk.approve(`articles/${id}`)).status).toBe(200)
      await facebook(id, 'scheduled')
      await website(id, 'live')
    })

    test('that is dropped again brings back what is live, and sends nothing', async () => {
      const id = await approved(desk, 'Bản đã đăng', HALF)
      await website(id, 'live')
      const { releaseHash } = await view(id)
      await edit(id, { title: 'Sửa dở', slug: 'viet-do' })
      await facebook(id, 'skipped')
      expect((await discard(id)).body).toMatchObject({ stage: 'approved', releaseHash })
      expect((await desk.orders(id)).map((row) => row.kind)).toEqual(['publish'])
      expect(await stateOf({ desk, id, channel: 'facebook' })).toBe('skipped')
      const freed = await desk.article('Bài sau', { slug: 'viet-do' })
      expect((await desk.admin.call('GET', `${ARTICLE}/${freed}`)).body.data.slug).toBe('viet-do')
    })

    test('is none when the save changes nothing: the approval holds, and whoever saved is no changer', async () => {
      const id = await approved(desk, 'Lưu mà không sửa', SCHEDULED)
      await website(id, 'scheduled')
      const { title, summary, body, source, slug } = (await desk.people.editor.call('GET', `${ARTICLE}/${id}`)).body.data
      expect((await edit(id, { title, summary, body, source, slug, ...SCHEDULED })).status).toBe(200)
      expect(await view(id)).toMatchObject({ stage: 'approved', changers: [] })
      const listed = (await desk.people.editor.call('GET', `${ARTICLE}/${id}`)).body.data.stage
      expect(listed).toBe('approved')
      expect(await withdrawals(id)).toEqual([])
      expect(await stateOf({ desk, id, channel: 'website' })).toBe('scheduled')
    })

    test('under a pending move of the date voids it as well; the move alone does not', async () => {
      const id = await approved(desk, 'Dời rồi sửa', SCHEDULED)
      await website(id, 'scheduled')
      const notBefore = new Date(Date.now() + 30 * 86_400_000).toISOString()
      const path = `/editorial/articles/${id}`
      const moved = await desk.people.editor.call('POST', `${path}/reschedule`, { channel: 'website', notBefore })
      expect(moved).toMatchObject({ status: 200, body: { stage: 'awaiting_approval', mode: 'asks' } })
      await desk.people.editor.call('POST', `${path}/recall`)
      expect(await withdrawals(id)).toEqual([])
      await edit(id, { source: 'sửa cả bài' })
      expect(await withdrawals(id)).toHaveLength(1)
      await website(id, 'skipped')
    })

    test('is not dropped while nobody can say what is live', async () => {
      const id = await approved(desk, 'Không hỏi được', NOW)
      await website(id, 'live')
      await edit(id, { source: 'đã sửa' })
      await publisher.stop()
      expect(await discard(id)).toMatchObject({ status: 503, body: { error: { code: 'voided' } } })
      expect(await view(id)).toMatchObject({ stage: 'in_edit' })
    })
  })
}
