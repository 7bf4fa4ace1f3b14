import type { FieldChange } from '../../editorial/contract'

/** The editorial contract refuses with `{ error: { message, help } }`; null when the answer is none of ours. */
export function refusalOf(error: unknown): string | null {
  const answer = member(member(member(error, 'response'), 'data'), 'error')
  const said = [member(answer, 'message'), member(answer, 'help')].filter((text) => typeof text === 'string')
  return said.length > 0 ? said.join(' ') : null
}

/** The refusal's own code; null when the answer is none of ours. */
export function refusalCode(error: unknown): string | null {
  const code = member(member(member(member(error, 'response'), 'data'), 'error'), 'code')
  return typeof code === 'string' ? code : null
}

/** What moved since the caller looked, when the refusal says it. */
export function changedOf(error: unknown): FieldChange[] {
  const changed = member(member(member(member(error, 'response'), 'data'), 'error'), 'changed')
  return Array.isArray(changed) ? changed.flatMap((one) => parseChange(one) ?? []) : []
}

function parseChange(value: unknown): FieldChange | null {
  const [field, label, before, after] = ['field', 'label', 'before', 'after'].map((key) => member(value, key))
  const isChange = typeof field === 'string' && typeof label === 'string' && typeof before === 'string' && typeof after === 'string'
  return isChange ? { field, label, before, after } : null
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined
}
