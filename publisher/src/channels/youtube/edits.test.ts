import { afterEach } from '@jest/globals'
import { changeOf, checkEdits, type EditScene } from '../edit-checks'
import { EDITS } from './edits'
import { createWorld, type YouTubeWorld } from './testing/world'

let world: YouTubeWorld
afterEach(() => world.tearDown())

async function open(): Promise<EditScene> {
  world = await createWorld()
  const { release, film } = world
  return {
    release,
    async place(first) {
      const ctx = world.newContext()
      await world.channel.deliver(world.create(first), ctx)
      return { update: (changed) => world.channel.deliver(world.update(changed), ctx), seen: () => world.videos() }
    },
    changed(field) {
      const other = { ...film, sha256: 'b'.repeat(64) }
      if (field === 'picture') return world.dressed
      if (field === 'film') return { ...release, video: other }
      return changeOf({ release, field })
    },
  }
}

checkEdits({ name: 'a video', edits: EDITS.video, open })
