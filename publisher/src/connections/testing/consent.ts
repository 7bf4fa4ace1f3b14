/** A person at the platform's consent page, as a browser does it: the page is read, its form sent, and the way back followed. */

export interface ConsentAnswer {
  code: string
  state: string
  error: string | null
}

export interface Decision {
  allow?: boolean
  /** those ticked; default: all that are asked for */
  scopes?: readonly string[]
  /** those chosen; default: as the page proposes */
  accounts?: readonly string[]
}

export async function consent(authorizeUrl: string, { allow = true, scopes, accounts }: Decision = {}): Promise<ConsentAnswer> {
  const page = await fetch(authorizeUrl)
  const html = await page.text()
  if (page.status !== 200) throw new Error(`the consent page answered ${page.status}: ${html}`)
  const inputs = [...html.matchAll(/<input ([^>]*)>/g)].map(([, attributes = '']) => attributesOf(attributes))
  const form = new FormData()
  for (const { type, name, value, isChecked } of inputs) {
    const chosen = name === 'hl_scope' ? scopes : name === 'hl_account' ? accounts : undefined
    if (type === 'hidden' || (chosen ? chosen.includes(value) : isChecked)) form.append(name, value)
  }
  form.append('hl_decision', allow ? 'allow' : 'deny')
  const sent = await fetch(authorizeUrl.split('?')[0] ?? '', { method: 'POST', body: form, redirect: 'manual' })
  const back = new URL(sent.headers.get('location') ?? '')
  const query = (name: string) => back.searchParams.get(name)
  return { code: query('code') ?? '', state: query('state') ?? '', error: query('error') }
}

function attributesOf(text: string) {
  const value = (name: string) => unescape(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(text)?.[1] ?? '')
  return { type: value('type'), name: value('name'), value: value('value'), isChecked: /\bchecked\b/.test(text) }
}

function unescape(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}
