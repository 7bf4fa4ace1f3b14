/** One thing that must be well for this process to take work and finish it; asked with a deadline, all at once. */
import type { Logger } from '@hl/config/logger'

export interface Probe {
  name: string
  /** @returns what is wrong, in Vietnamese and without secrets, or null. May throw: then it is not well either. */
  look(): Promise<string | null>
}

export interface Finding {
  ok: boolean
  ms: number
  problem?: string
}

export const DEADLINE_MS = 2_000

export async function askProbes({ probes, log }: { probes: readonly Probe[]; log: Logger }): Promise<Record<string, Finding>> {
  const findings = await Promise.all(probes.map(async (probe) => [probe.name, await ask(probe, log)] as const))
  return Object.fromEntries(findings)
}

async function ask(probe: Probe, log: Logger): Promise<Finding> {
  const startedAt = performance.now()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`Không trả lời trong ${DEADLINE_MS / 1000} giây.`), DEADLINE_MS)
  })
  const look = probe.look().catch((error: unknown) => {
    log.warn('health.probe_failed', { probe: probe.name, error })
    return 'Không kiểm được; xem nhật ký của hl-publisher.'
  })
  const problem = await Promise.race([look, late]).finally(() => clearTimeout(timer))
  const ms = Math.round(performance.now() - startedAt)
  return problem === null ? { ok: true, ms } : { ok: false, ms, problem }
}
