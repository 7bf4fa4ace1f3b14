/** A row from a newer cms that this publisher cannot read. */
import { countSeen, once } from './testing/once'
import { publishPayload } from './testing/items'
import { usePostgres } from './testing/use-postgres'
import { waitFor } from './testing/wait-for'

const postgres = usePostgres()

test('a row of an unknown version is kept, marked and reported, holds its own Item and nobody else', async () => {
  const scene = await postgres.open('outbox')
  await scene.start()
  const [known, other] = [scene.items.article('dabiet'), scene.items.article('baikhac')]
  await scene.approve(known)
  await scene.untilLive({ releases: [known], withinMs: 15_000 })

  const payload = { ...publishPayload({ release: { ...known, title: 'Tiêu đề mới' }, seq: 2 }), v: 2, chuaBiet: true }
  await scene.write({ documentId: known.documentId, seq: 2, payload })
  await scene.approve(other)
  const metric = async () => /^hl_outbox_unreadable (\d+)$/m.exec(await scene.deliveries().text('/metrics'))?.[1]
  await waitFor({ what: 'the row to be reported', withinMs: 10_000, isTrue: async () => (await metric()) === '1' })
  await scene.untilState({ states: ['live', 'skipped'], withinMs: 15_000, documentId: other.documentId })

  expect(await countSeen(scene, [known, other])).toEqual(once([known, other]))
  const { rows } = await scene.pool.query(
    `select i.outcome, i.seq::int, o.payload->>'v' as v from inbox i join cms.outbox o on o.id = i.outbox_id where i.outcome <> 'applied'`,
  )
  expect(rows).toEqual([{ outcome: 'unreadable', seq: 2, v: '2' }])
  expect(await scene.deliveries().text('/audit')).toContain('outbox.unreadable')
  const { audit } = await scene.deliveries().timeline({ documentId: known.documentId, channel: 'website' })
  expect(audit.map(({ action }) => action)).toContain('outbox.unreadable')

  // what the newest readable row says is done all the same
  await scene.takedown(known, 3)
  await scene.untilState({ states: ['removed', 'skipped'], withinMs: 15_000, documentId: known.documentId })
  expect(await scene.page(known)).toBe(410)
  expect(await scene.page(other)).toBe(200)
}, 60_000)
