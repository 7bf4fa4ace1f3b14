/** The findings for people, worst last so that it stands where one looks first. */
import type { Examined } from './examine'
import { WHO, type Finding } from './finding'

const MARK = { good: '✓', look: '!', broken: '✗' } as const

export function report(examined: readonly Examined[]): string {
  const width = Math.max(...examined.map(({ check }) => check.length))
  const lines = examined.flatMap(({ check, findings }) => findings.map((finding) => ({ check, finding })))
  const ordered = [...lines].sort((one, other) => rank(one.finding) - rank(other.finding))
  return [...ordered.map(({ check, finding }) => entry({ check, finding, width })), '', summary(examined)].join('\n')
}

export function isBroken(examined: readonly Examined[]): boolean {
  return examined.some(({ findings }) => findings.some(({ level }) => level === 'broken'))
}

function entry({ check, finding, width }: { check: string; finding: Finding; width: number }): string {
  const head = `${MARK[finding.level]} ${check.padEnd(width)}  ${finding.what}`
  return finding.level === 'good' ? head : `${head}\n${' '.repeat(width + 4)}→ ${finding.todo} (${WHO[finding.who]})`
}

function summary(examined: readonly Examined[]): string {
  const count = (level: Finding['level']) =>
    examined.flatMap(({ findings }) => findings).filter((finding) => finding.level === level).length
  return `${count('good')} tốt, ${count('look')} cần để ý, ${count('broken')} hỏng.`
}

function rank({ level }: Finding): number {
  return { good: 0, look: 1, broken: 2 }[level]
}
