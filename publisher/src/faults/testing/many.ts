/** Many Items at once, on platforms slow enough that a fault falls in the middle of them. */
import type { Release } from '@hl/config/release'
import type { Scene } from './scene'
import { waitFor } from './wait-for'

export function manyItems({ scene, count }: { scene: Scene; count: number }): Release[] {
  return Array.from({ length: count }, (_, index) => {
    const isVideo = index % 5 === 4
    return isVideo ? scene.items.video(`phim${index}`, { no: 1 + (index % 7) }) : scene.items.article(`bai${index}`)
  })
}

export async function slowDown({ scene, ms }: { scene: Scene; ms: number }): Promise<void> {
  for (const target of ['facebook', 'youtube']) await scene.platforms.arm({ target, kind: 'slow', ms, times: 100_000 })
}

/** At least so many posts are on the Page, and not yet all. */
export async function untilPosted({ scene, atLeast, of }: { scene: Scene; atLeast: number; of: number }): Promise<void> {
  const posted = async () => (await scene.platforms.state()).facebook.posts.length
  await waitFor({ what: `${atLeast} posts`, withinMs: 60_000, isTrue: async () => (await posted()) >= atLeast })
  const now = await posted()
  if (now >= of) throw new Error(`All ${of} Items were posted before the fault: the platforms are too fast for this test`)
}
