/** The one system the files of project `system` share. Jest loads its setup, its teardown and each file apart: hence the environment. */
import { z } from 'zod'
import type { Addresses, StartedSystem } from './started-system'

export const SHARED_ADDRESSES = 'HL_E2E_ADDRESSES'

const addressesSchema = z.object({ dataDir: z.string(), cms: z.string(), site: z.string(), internal: z.string(), sandbox: z.string() })
const kept: { system?: StartedSystem } = {}

export function keepShared(system: StartedSystem): void {
  kept.system = system
}

export function takeShared(): StartedSystem | undefined {
  return kept.system
}

export function sharedAddresses(): Addresses {
  return addressesSchema.parse(JSON.parse(process.env[SHARED_ADDRESSES] ?? 'null'))
}
