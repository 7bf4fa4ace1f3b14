import { createStage, type Stage } from '../delivery/testing/stage'
import { onlyOne } from './only-one'

let stage: Stage
beforeAll(async () => {
  stage = await createStage()
})
afterAll(() => stage.close())

const work = (name: string, run: () => Promise<void>) => onlyOne(stage.db.pool, { name, work: run })

describe('work that one process does for all', () => {
  it('is done by one of those who begin it at once, and by another the next time', async () => {
    let end = () => undefined as void
    let done = 0
    const held = new Promise<void>((resolve) => (end = () => resolve()))
    const first = work('test', async () => {
      done += 1
      await held
    })
    while (done === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    const others = await Promise.all([1, 2, 3].map(() => work('test', async () => void (done += 1))))
    expect({ others, done }).toEqual({ others: [false, false, false], done: 1 })
    expect(await work('another', async () => undefined)).toBe(true)
    end()
    expect(await first).toBe(true)
    expect(await work('test', async () => void (done += 1))).toBe(true)
    expect(done).toBe(2)
  })

  it('is free again after it failed', async () => {
    await expect(work('test', async () => Promise.reject(new Error('a fault')))).rejects.toThrow('a fault')
    expect(await work('test', async () => undefined)).toBe(true)
  })
})
