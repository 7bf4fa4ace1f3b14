/** Plays all cases, several lanes side by side, and says how many there were. */
import { createServer } from 'node:http'
import { casesOf, learn, type Learnt } from './cases'
import { openLane, type Lane } from './lane'
import type { Platform } from './platform'
import { play, type Verdict } from './play'

const LANES = 4

/** @returns what went wrong, a sentence a case */
export async function playMatrix(platform: Platform): Promise<string[]> {
  // `npm run fault-matrix`: every row; else those that stand for the others, which differ in words only (matrix-rows.test.ts)
  const isWhole = process.env['FAULT_MATRIX'] === 'whole'
  const site = await openSite()
  const limits = { chunkBytes: platform.chunkBytes }
  const lanes = await Promise.all(Array.from({ length: LANES }, () => openLane({ platform: platform.id, limits })))
  try {
    const [first] = lanes
    if (!first) throw new Error('no lane')
    const learnt = await learn({ lane: first, platform, siteUrl: site.url })
    const waiting = casesOf({ learnt, platform, isWhole })
    const verdicts: Verdict[] = []
    const work = async (lane: Lane) => {
      for (let played = waiting.shift(); played; played = waiting.shift()) {
        const { name } = played
        const stuck = (error: unknown) => ({ name, problems: [String(error)], isDuplicate: false, isLoss: true })
        verdicts.push(await play({ lane, platform, siteUrl: site.url, played }).catch(stuck))
      }
    }
    await Promise.all(lanes.map(work))
    report({ platform, learnt, verdicts })
    return verdicts.flatMap(({ name, problems }) => (problems.length > 0 ? [`${name}: ${problems.join('; ')}`] : []))
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()))
    await site.close()
  }
}

function report({ platform, learnt, verdicts }: { platform: Platform; learnt: readonly Learnt[]; verdicts: readonly Verdict[] }): void {
  const calls = learnt.reduce((sum, scene) => sum + scene.calls.length, 0)
  const [doubled, lost] = [verdicts.filter(({ isDuplicate }) => isDuplicate), verdicts.filter(({ isLoss }) => isLoss)]
  process.stderr.write(
    `  fault matrix, ${platform.id}: ${verdicts.length} cases on ${calls} calls of ${learnt.length} scenes, ${doubled.length} duplicates, ${lost.length} losses\n`,
  )
}

/** A page for the platform to read, whatever its address. */
export async function openSite(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', connection: 'close' })
    response.end('<html><head><meta property="og:title" content="Ngày trở về"></head></html>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('no TCP address')
  return { url: `http://127.0.0.1:${address.port}`, close: () => new Promise((resolve) => void server.close(() => resolve())) }
}
