/** Calls to a running cms, and the few things every test of it makes. */

/** What came back, as it came: a test looks into it and fails where it is not as expected. */
export interface Answer {
  status: number
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the tests assert on the shape themselves
  body: any
}

export interface Api {
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object, more?: Readonly<Record<string, string>>): Promise<Answer>
}

export function apiOf(url: string, token?: string): Api {
  return {
    call: async (method, path, body, more = {}) => {
      const isForm = body instanceof FormData
      const headers = {
        ...more,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
      }
      const sent = body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }
      const response = await fetch(url + path, { method, headers, ...sent, signal: AbortSignal.timeout(20_000) })
      const text = await response.text()
      return { status: response.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text }
    },
  }
}

const MANAGER = '/content-manager/collection-types'
export const ARTICLE = `${MANAGER}/api::article.article`
export const FAQ = `${MANAGER}/api::faq.faq`
export const CONSENT = `${MANAGER}/api::consent.consent`
export const VIDEO = `${MANAGER}/api::video.video`

export async function firstSection(api: Api): Promise<string> {
  return (await api.call('GET', `${MANAGER}/api::section.section?sort=position:ASC`)).body.results[0].documentId
}

export interface ArticleFields {
  title: string
  [field: string]: unknown
}

/** @returns the documentId of a complete draft */
export async function draftArticle(input: { api: Api; section: string; fields: ArticleFields }): Promise<string> {
  const { api, section, fields } = input
  const body = [{ type: 'paragraph', children: [{ type: 'text', text: 'Nội dung bài.' }] }]
  const created = await api.call('POST', ARTICLE, { summary: 'Sapo.', body, section: { connect: [{ documentId: section }] }, ...fields })
  if (created.status !== 201) throw new Error(`No draft was made: ${JSON.stringify(created.body)}`)
  return created.body.data.documentId
}

/** @returns the documentId of a consent that allows everything but the real name, everywhere */
export async function draftConsent({ api, fields }: { api: Api; fields: Record<string, unknown> }): Promise<string> {
  const scope = { coversStory: true, coversFace: true, coversVoice: true, onWebsite: true, onFacebook: true, onYoutube: true }
  const created = await api.call('POST', CONSENT, { kind: 'testimony', givenOn: '2026-10-01', ...scope, ...fields })
  if (created.status !== 201) throw new Error(`No consent was made: ${JSON.stringify(created.body)}`)
  return created.body.data.documentId
}

/** GET, then approve what it showed. */
export async function approve(input: { api: Api; path: string }): Promise<Answer> {
  const shown = await input.api.call('GET', `/editorial/${input.path}`)
  return input.api.call('POST', `/editorial/${input.path}/approve`, { releaseHash: shown.body.releaseHash })
}

let made = 0

/** A person with one role, signed in. */
export async function person(input: { url: string; admin: Api; role: string }): Promise<Api> {
  const { url, admin, role } = input
  const roles = (await admin.call('GET', '/admin/roles')).body.data
  const id = roles.find((found: { code: string }) => found.code === `hl-${role}`).id
  const email = `${role}-${(made += 1)}-${Date.now()}@example.invalid`
  const user = (await admin.call('POST', '/admin/users', { email, firstname: 'Người', lastname: role, roles: [id] })).body.data
  await admin.call('PUT', `/admin/users/${user.id}`, { password: 'Matkhau-123', isActive: true })
  const signedIn = await apiOf(url).call('POST', '/admin/login', { email, password: 'Matkhau-123' })
  return apiOf(url, signedIn.body.data.token)
}
