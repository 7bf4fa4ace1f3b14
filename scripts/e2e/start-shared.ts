/** Before the first file of project `system`: one seeded system, whose addresses the files find in the environment. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SHARED_ADDRESSES, keepShared } from './shared'
import { startSystem, untilReady } from './started-system'

export default async function startShared(): Promise<void> {
  const startedAt = performance.now()
  const system = await startSystem({ dataDir: join(mkdtempSync(join(tmpdir(), 'hl-e2e-')), 'data') })
  keepShared(system)
  try {
    await untilReady({ system, withinMs: 300_000 })
  } catch (error) {
    system.process.kill('SIGTERM')
    await system.ended
    throw error
  }
  process.env[SHARED_ADDRESSES] = JSON.stringify(system.addresses)
  process.stderr.write(`\nsystem started and seeded in ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`)
}
