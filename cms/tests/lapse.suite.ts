/** Approvals never published, with the real publisher saying what is live. Last of all: it starts cms again. */
import { ARTICLE } from './api'
import { bootPublisher, type BootedPublisher } from './booted-publisher'
import { approved, until, untilDelivery } from './channels'
import type { Desk } from './desk'

const NOT_BEFORE = new Date(Date.now() + 200 * 86_400_000).toISOString()
const ONLY_WEBSITE = { facebook: { enabled: false }, youtube: { enabled: false } }
const NOW = { plan: { website: { enabled: true }, ...ONLY_WEBSITE } }
const SCHEDULED = { plan: { website: { enabled: true, notBefore: NOT_BEFORE }, ...ONLY_WEBSITE } }

export function lapseSuite(desk: Desk): void {
  let publisher: BootedPublisher
  const ids: Record<'never' | 'older' | 'live' | 'young', string> = { never: '', older: '', live: '', young: '' }

  describe('an approval that went live nowhere within 90 days', () => {
    beforeAll(async () => {
      await desk.cms.restart()
      publisher = await bootPublisher(desk.cms)
      for (const key of ['never', 'young'] as const) ids[key] = await approved(desk, `Hẹn mãi ${key}`, SCHEDULED)
      for (const key of ['older', 'live'] as const) ids[key] = await approved(desk, `Đã lên ${key}`, NOW)
      for (const key of ['older', 'live'] as const) await untilWebsite(desk, ids[key], 'live')
      await desk.admin.call('PUT', `${ARTICLE}/${ids.older}`, { title: 'Bản sau không lên', ...SCHEDULED })
      await desk.approve(`articles/${ids.older}`)
      for (const key of ['never', 'young', 'older'] as const) await untilWebsite(desk, ids[key], 'scheduled')
      await age(desk, [ids.never, ids.older, ids.live], 91)
      await age(desk, [ids.young], 89)
      await desk.cms.restart()
      await new Promise((done) => setTimeout(done, 1_000))
      expect(await lapses(desk, ids.never)).toBe(0) // nobody to ask, so nothing was done
      await desk.cms.restart({ publisherUrl: publisher.url })
      await until(async () => (await lapses(desk, ids.never)) + (await lapses(desk, ids.older)) === 2)
    }, 180_000)
    afterAll(() => publisher.stop())

    test('is void: nothing is wanted any more, the Item is back on the desk and says why', async () => {
      const view = (await desk.people.editor.call('GET', `/editorial/articles/${ids.never}`)).body
      expect(view).toMatchObject({
        stage: 'in_edit',
        isLive: false,
        checkedBy: null,
        lapsed: { message: expect.stringContaining('90 ngày') },
      })
      expect(await desk.published(ids.never)).toBe(0)
      const told = (await desk.outbox(ids.never)).slice(-2)
      expect(told).toMatchObject([
        { kind: 'withdraw', type: 'article', actor: { id: 'system' } },
        { kind: 'audit', action: 'approvalExpired', data: { from: 'approved', to: 'in_edit', isAnythingLive: false } },
      ])
      await untilWebsite(desk, ids.never, 'skipped')
      for (const tab of ['problems', 'mine']) {
        const { rows } = (await desk.people.editor.call('GET', `/editorial/desk?tab=${tab}&limit=50`)).body
        expect(rows).toContainEqual(
          expect.objectContaining({ documentId: ids.never, lapsed: expect.objectContaining({ at: expect.any(String) }) }),
        )
      }
    })

    test('gives nobody the right to approve what they wrote', async () => {
      const { changers } = (await desk.admin.call('GET', `/editorial/articles/${ids.never}`)).body
      expect(changers).toEqual([expect.objectContaining({ name: 'Trị Quản' })])
    })

    test('leaves an older version live, and is no version to go back to', async () => {
      const path = `/editorial/articles/${ids.older}`
      const view = (await desk.people.editor.call('GET', path)).body
      expect(view).toMatchObject({ stage: 'in_edit', isLive: true, previousRelease: { title: 'Đã lên older' } })
      await untilWebsite(desk, ids.older, 'live')
      expect(view.allowed).not.toContain('discard')
      expect((await desk.people.editor.call('POST', `${path}/discard`, {})).body.error.code).toBe('lapsed')
    })

    test('is not one that went live, nor one that is younger', async () => {
      const stage = async (id: string) => (await desk.admin.call('GET', `/editorial/articles/${id}`)).body.stage
      expect([await stage(ids.live), await stage(ids.young)]).toEqual(['approved', 'approved'])
      expect([await lapses(desk, ids.live), await lapses(desk, ids.young)]).toEqual([0, 0])
      const seen = await desk.database.query('select 1 from cms.approvals_seen_live where document_id = $1', [ids.live])
      expect(seen.rowCount).toBe(1)
    })

    test('lapses once, whoever looks again, and is approved anew with a new public date', async () => {
      const before = await releaseOf(desk, ids.never)
      await desk.cms.restart({ publisherUrl: publisher.url })
      await desk.people.editor.call('PUT', `${ARTICLE}/${ids.never}`, NOW)
      const again = await desk.approve(`articles/${ids.never}`)
      expect(again).toMatchObject({ status: 200, body: { stage: 'approved', lapsed: null } })
      await untilWebsite(desk, ids.never, 'live')
      expect(await lapses(desk, ids.never)).toBe(1)
      expect((await releaseOf(desk, ids.never)).publishedAt < before.publishedAt).toBe(true)
    }, 60_000)
  })
}

async function age(desk: Desk, ids: readonly string[], days: number): Promise<void> {
  const sql = `update cms.item_states set approved_at = approved_at - make_interval(days => $2) where document_id = any($1)`
  await desk.database.query(sql, [ids, days])
}

async function lapses(desk: Desk, id: string): Promise<number> {
  return (await desk.outbox(id)).filter((row) => row.kind === 'audit' && row.action === 'approvalExpired').length
}

async function releaseOf(desk: Desk, id: string) {
  const release = (await desk.outbox(id)).flatMap((row) => (row.kind === 'publish' ? [row.release] : [])).at(-1)
  if (!release) throw new Error(`${id} was never approved`)
  return release
}

function untilWebsite(desk: Desk, id: string, state: string): Promise<void> {
  return untilDelivery({ desk, id, channel: 'website', state })
}
