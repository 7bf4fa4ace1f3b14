/** The editorial contract refuses with `{ error: { message, help } }`; null when the answer is none of ours. */
export function refusalOf(error: unknown): string | null {
  const answer = member(member(member(error, 'response'), 'data'), 'error')
  const said = [member(answer, 'message'), member(answer, 'help')].filter((text) => typeof text === 'string')
  return said.length > 0 ? said.join(' ') : null
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined
}
