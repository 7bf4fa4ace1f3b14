/** For the doctor's tests only: a patient in a folder of its own, and one check's words about it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Check } from '../check'
import { examine } from '../examine'
import type { Finding } from '../finding'
import { admit, type Patient } from '../patient'

export interface Ward {
  folder: string
  patient(own?: Record<string, string>, facts?: Partial<Patient>): Patient
  remove(): void
}

export function openWard(): Ward {
  const folder = mkdtempSync(join(tmpdir(), 'hl-doctor-'))
  return {
    folder,
    patient: (own = {}, facts = {}) => ({
      ...admit({ raw: { DATA_DIR: folder, ...own }, named: Object.keys(own), envFile: join(folder, '.env') }),
      ...facts,
    }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export async function lookAt(check: Check, patient: Patient): Promise<Finding[]> {
  const [examined] = await examine({ checks: [check], patient })
  return examined?.findings ?? []
}

export const levels = (findings: readonly Finding[]) => findings.map(({ level }) => level)
