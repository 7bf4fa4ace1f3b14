/** One stage for a test file, with a fresh Item for each test. Call it once at the top of the file. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals'
import type { ChannelId } from '@hl/config/words'
import type { Delivery } from '../delivery'
import { createStage, type Stage } from './stage'

export interface Scene {
  /** the Item of the running test */
  documentId: string
  readonly stage: Stage
  /** its Delivery on a channel, as it stands now */
  of(channel: ChannelId): Promise<Delivery>
}

export function useStage(options?: { canPrepare: boolean }): Scene {
  let stage: Stage | undefined
  let count = 0
  const there = (): Stage => {
    if (!stage) throw new Error('the stage is made in beforeAll')
    return stage
  }
  const scene: Scene = {
    documentId: '',
    get stage() {
      return there()
    },
    of: (channel) => there().delivery({ documentId: scene.documentId, channel }),
  }
  beforeAll(async () => {
    stage = await createStage(options)
  })
  afterAll(() => there().close())
  beforeEach(async () => {
    scene.documentId = `doc${++count}`
    // what an earlier test left unfinished stays out of this one
    await there().db.pool.query(`update delivery set due_at = null`)
    await there().db.pool.query(`delete from channel_state`)
    there().errors.length = 0
    for (const channel of [there().website, there().facebook, there().youtube]) channel.reset()
  })
  afterEach(() => {
    expect(there().errors.filter((event) => event === 'delivery.core_failed')).toEqual([])
  })
  return scene
}
