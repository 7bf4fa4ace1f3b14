/** What cannot be changed is made anew, verified, and only then is the old one taken away, wherever a crash falls. */
import { MadeInVain } from '../channels/errors'
import { retryDelivery } from '../operations/retry'
import { deliver } from './deliver'
import { deliveryId } from './delivery'
import { retireReplaced } from './sweep'
import { advance } from './testing/advance'
import { useStage } from './testing/use-stage'

const scene = useStage()
const facebook = () => scene.stage.facebook
const idOn = (channel: 'website' | 'facebook') => deliveryId({ documentId: scene.documentId, channel })
const texts = () => facebook().things.map(({ text }) => text)
const receipts = async () => {
  const { rows } = await scene.stage.db.pool.query<{ status: string; incarnation: number }>(
    `select status, incarnation from receipt where document_id = $1 and channel = 'facebook' order by id`,
    [scene.documentId],
  )
  return rows.map(({ status, incarnation }) => `${incarnation} ${status}`)
}
const replace = (seq = 2) =>
  scene.stage.approve({
    documentId: scene.documentId,
    seq,
    title: `Bản ${seq}`,
    film: `Phim ${seq}`,
    isReplaced: true,
    channels: ['website', 'facebook'],
  })
const retire = async () => {
  await retireReplaced(scene.stage.db.pool)
  await scene.stage.run()
}

beforeEach(async () => {
  await scene.stage.approve({ documentId: scene.documentId, seq: 1, title: 'Bản 1', channels: ['website', 'facebook'] })
  await scene.stage.run()
  facebook().calls.length = 0
})

it('makes the new one, reads it back, and then takes the old one away and sees that it is gone', async () => {
  const release = await replace()
  await scene.stage.run()
  expect(await scene.of('facebook')).toMatchObject({ state: 'live', live_release: release, incarnation: 2 })
  expect(await receipts()).toEqual(['1 retiring', '2 live'])
  await retire()
  expect(facebook().calls).toEqual(['create', 'verify', 'delete', 'verify'])
  expect(texts()).toEqual(['Bản 2 []'])
  expect(await receipts()).toEqual(['1 gone', '2 live'])
  expect(await scene.of('facebook')).toMatchObject({ state: 'live', live_release: release, due_at: null, error: null })
  const { rows } = await scene.stage.db.pool.query<{ action: string }>(
    `select action from audit_entry where document_id = $1 and channel = 'facebook' and action like 'delivery.%' order by id`,
    [scene.documentId],
  )
  expect(rows.map(({ action }) => action)).toEqual(['delivery.live', 'delivery.replacing', 'delivery.live', 'delivery.retired'])
})

it('changes what is there, and makes nothing anew, when the plan does not want it', async () => {
  await scene.stage.approve({ documentId: scene.documentId, seq: 2, title: 'Bản 2', film: 'Phim 2', channels: ['website', 'facebook'] })
  await scene.stage.run()
  expect(facebook().calls).toEqual(['update', 'verify'])
  expect(await receipts()).toEqual(['1 live'])
})

it('waits with the new one until what it links to is there, as with a first one', async () => {
  await replace()
  await scene.stage.relayOnly()
  await deliver(scene.stage.deps, idOn('facebook'))
  expect(await scene.of('facebook')).toMatchObject({ state: 'waiting', reason: 'Đợi Website lên trước để gắn liên kết.', incarnation: 1 })
  expect(facebook().calls).toEqual([])
  await scene.stage.run()
  await retire()
  expect(await scene.of('facebook')).toMatchObject({ state: 'live', incarnation: 2 })
  expect(texts()).toEqual(['Bản 2 []'])
})

it('leaves the old one where it is until the new one is live', async () => {
  facebook().fail('before')
  await replace()
  await scene.stage.relayOnly()
  await deliver(scene.stage.deps, idOn('website'))
  const id = idOn('facebook')
  await deliver(scene.stage.deps, id)
  await retireReplaced(scene.stage.db.pool)
  await deliver(scene.stage.deps, id)
  expect(texts()).toContain('Bản 1 []')
  await scene.stage.run()
  expect(texts()).toEqual(['Bản 1 []', 'Bản 2 []'])
  await retire()
  expect(texts()).toEqual(['Bản 2 []'])
})

it('makes the new one once more when it was made in vain, and leaves the old one where it is until then', async () => {
  const { verify } = facebook()
  facebook().verify = async () => {
    facebook().verify = verify
    throw new MadeInVain({ code: 'scripted', message: 'Lỗi thử.', help: 'Sửa rồi gửi lại.', who: 'editor' })
  }
  await replace()
  await scene.stage.run()
  const { id, version, state } = await scene.of('facebook')
  expect([state, texts()]).toEqual(['rejected', ['Bản 1 []', 'Bản 2 []']])
  await retryDelivery(scene.stage.deps, { id, expected: version, actor: { id: '1', name: 'Người trực' } })
  await scene.stage.run()
  await retire()
  expect(facebook().calls.filter((call) => call === 'create')).toHaveLength(2)
  expect(texts()).toEqual(['Bản 2 []'])
  expect(await receipts()).toEqual(['1 gone', '2 gone', '3 live'])
})

it('makes one new thing although its answer was lost', async () => {
  facebook().fail('lost')
  await replace()
  await scene.stage.run(1_500)
  await advance(scene.stage.db.pool, 60_000)
  await scene.stage.run()
  await retire()
  expect(facebook().calls.filter((call) => call === 'create')).toHaveLength(1)
  expect(texts()).toEqual(['Bản 2 []'])
})

it('tries the old one again for as long as the channel does not let it go, and what is live stays live', async () => {
  const release = await replace()
  await scene.stage.run()
  facebook().limitMs = 120_000
  facebook().fail('limit', 'before')
  await retire()
  expect(await scene.of('facebook')).toMatchObject({ state: 'live', live_release: release, error: { code: 'scripted' } })
  expect(texts()).toHaveLength(2)
  await advance(scene.stage.db.pool, 130_000)
  await scene.stage.run()
  await advance(scene.stage.db.pool, 10_000)
  await scene.stage.run()
  expect(texts()).toEqual(['Bản 2 []'])
  expect(await scene.of('facebook')).toMatchObject({ state: 'live', error: null, tries: 0 })
})

it('takes everything away when a takedown comes in between', async () => {
  await replace()
  await scene.stage.run()
  expect(texts()).toHaveLength(2)
  await scene.stage.takedown({ documentId: scene.documentId, seq: 3 })
  await scene.stage.run()
  expect(texts()).toEqual([])
  expect(await scene.of('facebook')).toMatchObject({ state: 'removed' })
  expect(await receipts()).toEqual(['1 gone', '2 gone'])
})

it('shows on the website what has taken the place of the old one', async () => {
  const { website, youtube } = scene.stage
  await scene.stage.approve({ documentId: scene.documentId, seq: 2 })
  await scene.stage.run()
  const before = youtube.things[0]?.id ?? ''
  expect(website.things[0]?.text).toContain(before)
  await scene.stage.approve({ documentId: scene.documentId, seq: 3, film: 'Phim mới', isReplaced: true })
  await scene.stage.run()
  await retire()
  expect(youtube.things).toHaveLength(1)
  expect(website.things[0]?.text).toContain(youtube.things[0]?.id)
  expect(youtube.things[0]?.id).not.toBe(before)
})
