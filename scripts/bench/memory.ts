/** What the processes of a system hold: the publisher by itself as the operating system counts it, all together each page once. */
import { execFileSync } from 'node:child_process'
import type { Figure } from './table'

/** in MiB, by the names the processes give themselves */
export interface Memory {
  /** everything that lies in memory, shared or not */
  resident: Readonly<Record<string, number>>
  /** what is shared counts in shares: these can be added up */
  proportional: Readonly<Record<string, number>>
}

export function readMemory(): Memory {
  const rows = execFileSync('ps', ['-eo', 'pid=,comm='], { encoding: 'utf8' }).trim().split('\n')
  const resident: Record<string, number> = {}
  const proportional: Record<string, number> = {}
  for (const row of rows) {
    const [pid = '', name = ''] = row.trim().split(/\s+/, 2)
    if (!/^(hl-|postgres)/.test(name)) continue
    const rollup = rollupOf(pid)
    resident[name] = (resident[name] ?? 0) + mebibytes({ rollup, field: 'Rss' })
    proportional[name] = (proportional[name] ?? 0) + mebibytes({ rollup, field: 'Pss' })
  }
  return { resident, proportional }
}

export function memoryFigures({ resident, proportional }: Memory): Figure[] {
  const all = Object.entries(proportional).sort(([, a], [, b]) => b - a)
  const sum = all.reduce((total, [, mib]) => total + mib, 0)
  return [
    { what: 'Memory, publisher idle', target: '≤ 120 MiB', measured: `${Math.round(resident['hl-publisher'] ?? Number.NaN)} MiB` },
    {
      what: 'Memory, everything together',
      target: '≤ 600 MiB',
      measured: `${Math.round(sum)} MiB: ${all.map(([name, mib]) => `${name} ${Math.round(mib)}`).join(', ')}`,
    },
  ]
}

/** Empty for a process that has ended since. */
function rollupOf(pid: string): string {
  try {
    return execFileSync('cat', [`/proc/${pid}/smaps_rollup`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch (error) {
    if (error instanceof Error) return ''
    throw error
  }
}

function mebibytes({ rollup, field }: { rollup: string; field: 'Rss' | 'Pss' }): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0) / 1024
}
