/** A long film on its way to both platforms while its publisher is killed again and again. `npm run prove:upload`: 1 GiB, ten kills. */
import { createHash } from 'node:crypto'
import { countSeen, once } from './testing/once'
import { watchPeakMemory } from './testing/peak-memory'
import { startRecorder, type Recorder } from './testing/recorder'
import type { Scene } from './testing/scene'
import { bytesOf, largestOf, sentToFacebook, sentToYouTube } from './testing/sent-ranges'
import { usePostgres } from './testing/use-postgres'
import { waitFor } from './testing/wait-for'

const postgres = usePostgres()
const MEBIBYTE = 1024 * 1024
const MEBIBYTES = Number(process.env['UPLOAD_MEBIBYTES'] ?? 96)
const KILLS = Number(process.env['UPLOAD_KILLS'] ?? 3)
const MOST_MEBIBYTES = 250

const sentOf = ({ calls }: Recorder) => ({ facebook: sentToFacebook(calls), youtube: sentToYouTube(calls) })
const total = (recorder: Recorder) => Object.values(sentOf(recorder)).reduce((sum, ranges) => sum + bytesOf(ranges), 0)

test(`${MEBIBYTES} MiB go to both platforms through ${KILLS} kills: one video each, no more than a chunk a kill sent again, in little memory`, async () => {
  const front = await startRecorder()
  const scene = await postgres.open('kills', { front })
  const memory = watchPeakMemory()
  try {
    const film = scene.items.video('phimdai', { megabytes: MEBIBYTES })
    const size = film.video?.size ?? 0
    let publisher = await scene.start()
    memory.watch(publisher.pid)
    await scene.approve(film)
    for (let kill = 1; kill <= KILLS; kill++) {
      const share = (2 * size * kill) / (KILLS + 1)
      await waitFor({ what: `${kill} of ${KILLS + 1} parts to be sent`, withinMs: 300_000, isTrue: () => total(front) >= share })
      await publisher.end('SIGKILL')
      publisher = await scene.restart()
      memory.watch(publisher.pid)
    }
    await scene.untilLive({ releases: [film], withinMs: 300_000 })
    expect(await countSeen(scene, [film])).toEqual(once([film]))
    expect(await storedHashes(scene)).toEqual({ facebook: film.video?.sha256, youtube: film.video?.sha256 })
    expect(await scene.platforms.calls({ target: 'facebook', phase: 'start' })).toHaveLength(1)
    expect(await scene.platforms.calls({ target: 'youtube', phase: 'session' })).toHaveLength(1)
    const peak = memory.mebibytes()
    const again = Object.entries(sentOf(front)).map(([platform, ranges]) => {
      const [resent, chunk] = [bytesOf(ranges) - size, largestOf(ranges)]
      expect(resent).toBeLessThanOrEqual(KILLS * chunk)
      return `${platform} ${(resent / MEBIBYTE).toFixed(1)} MiB (chunk ${(chunk / MEBIBYTE).toFixed(1)} MiB)`
    })
    process.stderr.write(`  ${MEBIBYTES} MiB, ${KILLS} kills: sent again ${again.join(', ')}; publisher at most ${peak} MiB\n`)
    expect(peak).toBeGreaterThan(0)
    expect(peak).toBeLessThan(MOST_MEBIBYTES)
  } finally {
    memory.stop()
  }
}, 900_000)

/** Of the films as the platforms have them, so that no byte can have gone to another's place. */
async function storedHashes({ platforms }: Scene) {
  const { facebook, youtube } = await platforms.state()
  const hashOf = async (name: string) => {
    const { body } = await fetch(`${platforms.url}/media/${name}`)
    const hash = createHash('sha256')
    if (body) for await (const part of body) hash.update(part)
    return hash.digest('hex')
  }
  return { facebook: await hashOf(`video-${facebook.videos[0]?.id}`), youtube: await hashOf(`youtube-${youtube.videos[0]?.id}`) }
}
