/** Who wrote, checked and approved, taken from the audit entries cms sent; each with the times and what they did. */
import { auditWords } from '@hl/config/audit-words'
import type { AuditRow } from '../audit/seal'

export interface Act {
  at: string
  name: string
  id: string
  action: string
  words: string
  comment: string | null
}

export interface People {
  wrote: string[]
  checked: string[]
  approved: string[]
  /** every editorial act, oldest first; the newest MOST of them */
  acts: Act[]
}

const WROTE = new Set(['editorial.submit', 'editorial.take', 'editorial.approvalVoided', 'editorial.requestCheck'])
const APPROVED = new Set(['editorial.approve', 'editorial.emergency', 'item.approved'])
const MOST = 2_000

export async function gatherPeople(rows: AsyncIterable<AuditRow>): Promise<People> {
  const wrote = new Set<string>()
  const checked = new Set<string>()
  const approved = new Set<string>()
  const acts: Act[] = []
  for await (const { at, actor, action, data } of rows) {
    if (!/^(editorial|item)\./.test(action)) continue
    if (WROTE.has(action)) wrote.add(actor.name)
    if (action === 'editorial.passCheck') checked.add(actor.name)
    if (APPROVED.has(action)) approved.add(actor.name)
    for (const name of namesIn(data['changers'])) wrote.add(name)
    for (const name of namesIn([data['checkedBy']])) checked.add(name)
    acts.push({ at: at.toISOString(), name: actor.name, id: actor.id, action, words: auditWords(action), comment: commentIn(data) })
    if (acts.length > MOST) acts.shift()
  }
  return { wrote: [...wrote], checked: [...checked], approved: [...approved], acts }
}

function namesIn(list: unknown): string[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'name' in one && typeof one.name === 'string' ? [one.name] : [],
  )
}

function commentIn(data: Record<string, unknown>): string | null {
  const text = data['comment'] ?? data['reason']
  return typeof text === 'string' && text !== '' ? text : null
}
