import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { takeShared } from './shared'

export default async function stopShared(): Promise<void> {
  const system = takeShared()
  if (!system) return
  system.process.kill('SIGTERM')
  await system.ended
  rmSync(dirname(system.addresses.dataDir), { recursive: true, force: true })
}
