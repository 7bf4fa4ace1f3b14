/** What a platform sent back with the browser, or what somebody copied out of the address bar. */
export interface CameBack {
  code: string
  state: string
}

/** @returns `denied` when the person said no, null when there is nothing in it */
export function cameBackIn(text: string): CameBack | 'denied' | null {
  const params = new URLSearchParams(text.replace(/^[^?#]*[?#]/, '').replace('#', '&'))
  if (params.get('error')) return 'denied'
  const [code, state] = [params.get('code'), params.get('state')]
  return code && state ? { code, state } : null
}
