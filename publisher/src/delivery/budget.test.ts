import { LimitReached } from '../channels/errors'
import { reserve } from './budget'
import { createScriptedChannel } from './testing/scripted-channel'
import { useStage } from './testing/use-stage'

const scene = useStage()

describe('budgets', () => {
  const channel = {
    ...createScriptedChannel({ id: 'youtube' }),
    budgets: { units: { name: 'đơn vị', perDay: 100, reserve: 20, timeZone: 'America/Los_Angeles' } },
  }
  const take = (units: number, isRemoval = false) => reserve(scene.stage.db.pool, { channel, cost: { bucket: 'units', units }, isRemoval })

  it('keeps the reserve for removals and says when the day is over', async () => {
    await take(50)
    await expect(take(40)).rejects.toMatchObject({ name: 'LimitReached', bucket: 'units' })
    await take(40, true)
    const refused: unknown = await take(20, true).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(LimitReached)
    const hours = refused instanceof LimitReached ? (refused.until.getTime() - Date.now()) / 3_600_000 : 0
    expect(hours).toBeGreaterThan(0)
    expect(hours).toBeLessThanOrEqual(25)
  })

  it('is shared by all workers: together they never take more than there is', async () => {
    await scene.stage.db.pool.query(`delete from ledger`)
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => take(10)))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(8)
  })
})
