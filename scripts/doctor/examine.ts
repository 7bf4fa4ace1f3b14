/** Asks every check at once, each with its deadline; the whole never takes longer than the slowest may. */
import type { Check } from './check'
import { look, type Finding } from './finding'
import type { Patient } from './patient'

export interface Examined {
  check: string
  findings: Finding[]
  ms: number
}

export const DEADLINE_MS = 10_000

export async function examine({
  checks,
  patient,
  deadlineMs = DEADLINE_MS,
}: {
  checks: readonly Check[]
  patient: Patient
  deadlineMs?: number
}): Promise<Examined[]> {
  return Promise.all(
    checks.map(async (check) => {
      const startedAt = performance.now()
      const findings = await lookInTime({ check, patient, deadlineMs })
      return { check: check.name, findings, ms: Math.round(performance.now() - startedAt) }
    }),
  )
}

async function lookInTime({ check, patient, deadlineMs }: { check: Check; patient: Patient; deadlineMs: number }): Promise<Finding[]> {
  const signal = AbortSignal.timeout(deadlineMs)
  const late = new Promise<Finding[]>((resolve) => {
    signal.addEventListener('abort', () =>
      resolve([look(`Chưa khám xong sau ${deadlineMs / 1000} giây.`, 'Chạy lại; nếu lặp lại thì máy hoặc mạng đang quá chậm.')]),
    )
  })
  const looking = check.look(patient, signal).catch((error: unknown): Finding[] => {
    const why = error instanceof Error ? error.message : String(error)
    return [look(`Không khám được: ${why}`, 'Gửi dòng này cho người lập trình.', 'developer')]
  })
  return Promise.race([looking, late])
}
