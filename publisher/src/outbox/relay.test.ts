import { deliveryId } from '../delivery/delivery'
import { createStage, type Stage } from '../delivery/testing/stage'

let stage: Stage

beforeAll(async () => {
  stage = await createStage()
})
afterAll(() => stage.close())

const inbox = async (documentId: string) =>
  (await stage.db.pool.query(`select outcome, problem from inbox where document_id = $1 order by outbox_id`, [documentId])).rows

describe('the relay', () => {
  it('sets a row aside whose Release is not what its hash says, and takes the rows after it', async () => {
    const at = new Date().toISOString()
    await stage.approve({ documentId: 'good0', seq: 1, channels: ['website'] })
    const { rows } = await stage.db.pool.query(`select payload from cms.outbox where document_id = 'good0'`)
    await stage.write({ documentId: 'bad', seq: 1, payload: { ...rows[0].payload, documentId: 'bad', releaseHash: '0'.repeat(64), at } })
    await stage.approve({ documentId: 'good1', seq: 1, channels: ['website'] })
    await stage.run()
    expect(await inbox('bad')).toEqual([{ outcome: 'unreadable', problem: expect.stringContaining('hashes to') }])
    expect(await stage.delivery({ documentId: 'good1', channel: 'website' })).toMatchObject({ state: 'live' })
    expect(stage.errors).toContain('outbox.unreadable')
  })

  it('takes each row once, however often it looks', async () => {
    await stage.approve({ documentId: 'once', seq: 1, channels: ['website'] })
    await Promise.all([stage.relayOnly(), stage.relayOnly(), stage.relayOnly()])
    expect(await inbox('once')).toHaveLength(1)
    const { rows } = await stage.db.pool.query(`select 1 from audit_entry where document_id = 'once' and action = 'item.approved'`)
    expect(rows).toHaveLength(1)
  })

  it('withdraws an approval that lapsed: what is live stays and is wanted, the rest is not sent, and nothing is taken down', async () => {
    const documentId = 'lapsed'
    const live = await stage.approve({ documentId, seq: 1, channels: ['website'] })
    await stage.run()
    const later = new Date(Date.now() + 86_400_000).toISOString()
    const lapsed = await stage.approve({ documentId, seq: 2, title: 'Bản sau', notBefore: later })
    await stage.relayOnly()
    expect(await stage.delivery({ documentId, channel: 'website' })).toMatchObject({ state: 'scheduled', wanted_release: lapsed })
    const frame = { v: 1, documentId, at: new Date().toISOString(), actor: { id: 'system', name: 'Hệ thống' } }
    const withdraw = { ...frame, seq: 3, kind: 'withdraw', type: 'article', releaseHash: lapsed, reason: 'Bản duyệt đã hết hạn.' }
    await stage.write({ documentId, seq: 3, payload: withdraw })
    await stage.run()
    expect(await stage.delivery({ documentId, channel: 'website' })).toMatchObject({
      state: 'live',
      wanted_release: live,
      live_release: live,
      not_before: null,
      due_at: null,
    })
    expect(await stage.delivery({ documentId, channel: 'facebook' })).toMatchObject({ state: 'skipped', live_release: null, due_at: null })
    expect(stage.facebook.calls).toEqual([])
  })

  describe('told that an edit voided an approval', () => {
    const at = new Date().toISOString()
    const frame = {
      v: 1,
      at,
      actor: { id: '7', name: 'Chị Lan' },
      kind: 'withdraw',
      type: 'article',
      reason: 'Bài đã được sửa sau khi duyệt.',
    }
    const voided = async (documentId: string, releaseHash: string) => {
      await stage.write({ documentId, seq: 2, payload: { ...frame, documentId, seq: 2, releaseHash } })
      await stage.run(1_500)
    }

    it('leaves the channel it is live on, and sends it to no other', async () => {
      const documentId = 'half-out'
      stage.facebook.fail('unauthorized')
      const hash = await stage.approve({ documentId, seq: 1, channels: ['website', 'facebook'] })
      await stage.run()
      expect(await stage.delivery({ documentId, channel: 'facebook' })).toMatchObject({ state: 'blocked' })
      await voided(documentId, hash)
      expect(await stage.delivery({ documentId, channel: 'website' })).toMatchObject({ state: 'live', live_release: hash })
      // It was tried once, so it is only over when the channel says that nothing is there.
      expect(await stage.delivery({ documentId, channel: 'facebook' })).toMatchObject({ wanted_action: 'remove', wanted_release: null })
      expect(stage.facebook.things.filter((thing) => thing.delivery === deliveryId({ documentId, channel: 'facebook' }))).toEqual([])
    })

    it('finishes what was sent whole and is only being read back', async () => {
      const documentId = 'read-back'
      stage.website.isProcessing = true
      const hash = await stage.approve({ documentId, seq: 1, channels: ['website'] })
      await stage.run(300)
      expect(await stage.delivery({ documentId, channel: 'website' })).toMatchObject({ state: 'verifying' })
      await voided(documentId, hash)
      stage.website.isProcessing = false
      await stage.db.pool.query(`update delivery set due_at = now() where document_id = $1 and due_at is not null`, [documentId])
      await stage.run()
      expect(await stage.delivery({ documentId, channel: 'website' })).toMatchObject({ state: 'live', live_release: hash })
    })
  })

  it('takes down what a publish that was cut off may have left, though it has neither step nor Receipt', async () => {
    const documentId = 'cut-off'
    await stage.approve({ documentId, seq: 1 })
    await stage.relayOnly()
    await stage.db.pool.query(`update delivery set progress = '{"paths":[]}' where document_id = $1 and channel = 'website'`, [documentId])
    await stage.takedown({ documentId, seq: 2 })
    await stage.relayOnly()
    expect(await stage.delivery({ documentId, channel: 'website' })).toMatchObject({ state: 'removing' })
    expect(await stage.delivery({ documentId, channel: 'facebook' })).toMatchObject({ state: 'skipped' })
  })

  it('never lets an approval that arrives late undo its withdrawal', async () => {
    const frame = { v: 1, documentId: 'late', at: new Date().toISOString(), actor: { id: 'system', name: 'Hệ thống' } }
    const withdraw = { ...frame, seq: 2, kind: 'withdraw', type: 'article', releaseHash: 'a'.repeat(64), reason: 'Bản duyệt đã hết hạn.' }
    await stage.write({ documentId: 'late', seq: 2, payload: withdraw })
    await stage.relayOnly()
    await stage.approve({ documentId: 'late', seq: 1 })
    await stage.run()
    expect(await stage.delivery({ documentId: 'late', channel: 'website' })).toMatchObject({ state: 'skipped', live_release: null })
  })

  it('writes an act about an account into the audit', async () => {
    const actor = { id: '3', name: 'Chị Lan' }
    const payload = { v: 1, seq: 1, documentId: 'account:7', at: new Date().toISOString(), actor }
    const event = { kind: 'event', subject: 'account', action: 'update', data: { fields: ['roles'] } }
    await stage.write({ documentId: 'account:7', seq: 1, payload: { ...payload, ...event } })
    await stage.relayOnly()
    const { rows } = await stage.db.pool.query(`select actor, action, data from audit_entry where document_id = 'account:7'`)
    expect(rows).toEqual([{ actor, action: 'account.update', data: { fields: ['roles'], at: payload.at } }])
    expect(await inbox('account:7')).toEqual([{ outcome: 'applied', problem: null }])
  })
})
