import { freeUnblocked, unblock } from './doors'
import { retryDelivery } from '../operations/retry'
import { useStage } from './testing/use-stage'

const WHO = { id: '7', name: 'Quản trị' }
const scene = useStage()

describe('faults', () => {
  it('tries again after a passing fault', async () => {
    scene.stage.facebook.fail('before', 'before')
    await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'live', tries: 0 })
    expect(scene.stage.facebook.things).toHaveLength(1)
  })

  it('fails when the tries are exhausted, and an operator can send it again', async () => {
    scene.stage.facebook.fail('before', 'before', 'before', 'before', 'before', 'before', 'before')
    await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.run()
    const failed = await scene.of('facebook')
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'scripted' } })
    await retryDelivery(scene.stage.deps, { id: failed.id, expected: failed.version, actor: WHO })
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'live' })
  })

  it('holds at a limit without using up a try, and holds the others of that channel too', async () => {
    scene.stage.facebook.fail('limit')
    await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'held', tries: 0 })
    const calls = scene.stage.facebook.calls.length
    const first = scene.documentId
    scene.documentId = `${scene.documentId}b`
    await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'held' })
    expect(scene.stage.facebook.calls).toHaveLength(calls)
    await scene.stage.db.pool.query(`update channel_state set hold_until = now()`)
    await scene.stage.db.pool.query(`update delivery set due_at = now() where state = 'held'`)
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'live' })
    expect(await scene.stage.delivery({ documentId: first, channel: 'facebook' })).toMatchObject({ state: 'live' })
  })

  it('blocks the channel when the token is refused; nothing fails, and all goes on once it is healthy', async () => {
    scene.stage.facebook.fail('unauthorized')
    await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'blocked', error: { who: 'operator' } })
    await unblock(scene.stage.deps, 'facebook')
    expect(await freeUnblocked(scene.stage.db.pool)).toBeGreaterThan(0)
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({ state: 'live', error: null })
  })

  it('gives an item that the channel will not take back to the editor, with the field', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, title: 'a < b' })
    await scene.stage.run()
    expect(await scene.of('facebook')).toMatchObject({
      state: 'rejected',
      error: { who: 'editor', message: expect.stringContaining('Bỏ dấu <') },
    })
    expect(scene.stage.facebook.calls).toEqual([])
  })

  it('takes a bug of its own in mid-create for a lost outcome: it looks, and makes nothing twice', async () => {
    scene.stage.website.fail('bug')
    await scene.stage.approve({ documentId: scene.documentId, seq: 1, channels: ['website'] })
    await scene.stage.run(3_000)
    await scene.stage.run(3_000)
    expect(scene.stage.website.calls.slice(0, 4)).toEqual(['create', 'find', 'find', 'create'])
    expect(await scene.of('website')).toMatchObject({ state: 'live' })
    expect(scene.stage.website.things).toHaveLength(1)
  }, 20_000)

  it('keeps a payload it cannot read, reports it, and lets the item stand still', async () => {
    await scene.stage.approve({ documentId: scene.documentId, seq: 1 })
    await scene.stage.run()
    await scene.stage.write({
      documentId: scene.documentId,
      seq: 2,
      payload: { v: 99, kind: 'publish', documentId: scene.documentId, seq: 2 },
    })
    await scene.stage.run()
    expect(await scene.of('website')).toMatchObject({ wanted_action: 'hold', state: 'live' })
    const { rows } = await scene.stage.db.pool.query(`select outcome, problem from inbox where document_id = $1 and seq = 2`, [
      scene.documentId,
    ])
    expect(rows).toEqual([{ outcome: 'unreadable', problem: expect.stringContaining('v:') }])
    await scene.stage.approve({ documentId: scene.documentId, seq: 3, title: 'Đọc được' })
    await scene.stage.run()
    expect(scene.stage.website.things[0]?.text).toContain('Đọc được')
  })
})
