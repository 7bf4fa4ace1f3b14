/** What readers find after a killed website step (killed-publish.e2e.test.ts): each page as it was or as it is to be, and whole. */
import { read } from './test-publish'
import type { TestSite } from './test-site'

type Texts = Readonly<Record<string, string>>

/** Files that are neither as they were nor as they are to be. */
export function strange({ before, after, found }: { before: Texts; after: Texts; found: Texts }): string[] {
  const names = [...new Set([before, after, found].flatMap(Object.keys))]
  return names.filter((name) => found[name] !== before[name] && found[name] !== after[name]).map((name) => `${name}: ${found[name]}`)
}

/** Of the Item's two addresses: what each may answer, by the kind of change. */
const ANSWERS = [
  [[404, 200], [404]],
  [
    [200, 301],
    [404, 200],
  ],
  [
    [301, 410],
    [200, 410],
  ],
]

export async function wrongForReaders({ site, documentId, kind }: { site: TestSite; documentId: string; kind: number }): Promise<string[]> {
  const wrong: string[] = []
  for (const [index, slug] of [documentId, `${documentId}-hai`].entries()) {
    const path = `/bai-viet/${slug}/`
    const forms = await Promise.all(['br', 'gzip', 'identity'].map((encoding) => answer(site.siteUrl + path, encoding)))
    const [{ status, text, location } = { status: 0, text: '', location: null }] = forms
    if (!ANSWERS[kind]?.[index]?.includes(status)) wrong.push(`${path} answers ${status}`)
    if (new Set(forms.map((form) => `${form.status} ${form.text}`)).size !== 1) wrong.push(`${path} is not one text in all forms`)
    if (status === 200 && !text.endsWith('</html>')) wrong.push(`${path} ends in ${text.slice(-20)}`)
    if (location !== null && ![200, 410].includes((await read({ site, path: location })).status)) wrong.push(`${path} leads to nothing`)
    for (const [picture] of text.matchAll(/\/media\/[0-9a-f]{64}[^" ]*/g))
      if ((await fetch(site.siteUrl + picture)).status !== 200) wrong.push(`${path} names ${picture}`)
  }
  return wrong
}

async function answer(url: string, encoding: string): Promise<{ status: number; text: string; location: string | null }> {
  const response = await fetch(url, { headers: { 'accept-encoding': encoding }, redirect: 'manual' })
  return { status: response.status, text: await response.text(), location: response.headers.get('location') }
}
