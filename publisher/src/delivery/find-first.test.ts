/** After a restore the core looks before it makes: at the hour, ahead of it, and before a takedown. With the platforms: faults/restored.test.ts. */
import { markRestored } from '../operations/after-restore'
import { advance } from './testing/advance'
import { deliver } from './deliver'
import { deliveryId } from './delivery'
import { useStage } from './testing/use-stage'

const scene = useStage({ canPrepare: true })
const HOUR = 3_600_000

const pool = () => scene.stage.db.pool
const youtube = () => scene.stage.youtube
const id = () => deliveryId({ documentId: scene.documentId, channel: 'youtube' })
const thing = (no: number) => ({ id: `${scene.documentId}-${no}`, text: 'Bản 1 []', delivery: id() })
const approve = (notBefore?: string) =>
  scene.stage.approve({ documentId: scene.documentId, seq: 1, title: 'Bản 1', channels: ['youtube'], ...(notBefore ? { notBefore } : {}) })

async function restored() {
  await scene.stage.relayOnly()
  await markRestored(pool())
}

it('is refused while a publisher runs, and says what to do', async () => {
  const client = await pool().connect()
  await client.query(`select pg_advisory_lock(${0x484c5052}, 1)`)
  await expect(markRestored(pool())).rejects.toMatchObject({ code: 'busy', help: expect.stringContaining('Dừng') })
  await client.query(`select pg_advisory_unlock_all()`)
  client.release()
})

it('looks at every channel but for what is removed, and the audit says so', async () => {
  await approve()
  await scene.stage.run()
  await pool().query(`update delivery set state = 'removed' where document_id = $1 and channel = 'website'`, [scene.documentId])
  const { deliveries } = await markRestored(pool())
  const { rows } = await pool().query(`select channel, find_first from delivery where document_id = $1 order by channel`, [
    scene.documentId,
  ])
  expect(rows).toEqual([
    { channel: 'facebook', find_first: true },
    { channel: 'website', find_first: false },
    { channel: 'youtube', find_first: true },
  ])
  const audit = await pool().query(`select data from audit_entry where action = 'database.restored' order by id desc limit 1`)
  expect(audit.rows[0]?.data).toMatchObject({ deliveries })
})

it('makes what is surely not there, after one look', async () => {
  await approve()
  await restored()
  await scene.stage.run()
  expect(youtube().calls).toEqual(['find', 'create', 'verify'])
  expect(await scene.of('youtube')).toMatchObject({ state: 'live', find_first: false })
})

it('waits while a look does not see all there is', async () => {
  youtube().isSeenWhole = false
  await approve()
  await restored()
  await scene.stage.run(500)
  expect(await scene.of('youtube')).toMatchObject({ state: 'retrying', find_first: true })
  expect(youtube().calls).toEqual(['find'])
})

it('adopts what went up ahead of its hour, and shows it then', async () => {
  await approve(new Date(Date.now() + 2 * HOUR).toISOString())
  await restored()
  youtube().unseen.push(thing(1))
  await deliver(scene.stage.deps, id())
  expect(await scene.of('youtube')).toMatchObject({ state: 'scheduled', find_first: false })
  expect(youtube().calls).toEqual(['find'])
  await advance(pool(), 2 * HOUR + 1_000)
  await deliver(scene.stage.deps, id())
  expect(await scene.of('youtube')).toMatchObject({ state: 'live' })
  expect(youtube().things.map((each) => each.id)).toEqual([thing(1).id])
  expect(youtube().calls).not.toContain('create')
  expect(youtube().calls).not.toContain('upload')
})

it('leaves several to a person: at the hour of what is to be shown, at once in a takedown, which goes on asking', async () => {
  youtube().unseen.push(thing(1), thing(2))
  await approve(new Date(Date.now() + 2 * HOUR).toISOString())
  await restored()
  await deliver(scene.stage.deps, id())
  expect(await scene.of('youtube')).toMatchObject({ state: 'scheduled', find_first: true })
  await advance(pool(), 2 * HOUR + 1_000)
  await deliver(scene.stage.deps, id())
  expect(await scene.of('youtube')).toMatchObject({ state: 'unknown', error: { code: 'core.several_found' } })
  await scene.stage.takedown({ documentId: scene.documentId, seq: 2 })
  await scene.stage.relayOnly()
  await deliver(scene.stage.deps, id())
  expect(await scene.of('youtube')).toMatchObject({ state: 'removing', error: { code: 'core.several_found' } })
})

it('takes down what the backup did not know to be there, and asks no channel that was never planned', async () => {
  await approve()
  await restored()
  youtube().things.push(thing(1))
  await scene.stage.takedown({ documentId: scene.documentId, seq: 2 })
  await scene.stage.run()
  expect(youtube().things).toEqual([])
  expect(await scene.of('youtube')).toMatchObject({ state: 'removed' })
  expect(await scene.of('facebook')).toMatchObject({ state: 'skipped' })
  expect(scene.stage.facebook.calls).toEqual([])
})
