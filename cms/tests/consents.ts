/** What the suites on consents do with the record and see on the desk. */
import sharp from 'sharp'
import { draftConsent, person, type Api } from './api'
import type { Desk } from './desk'

let made = 0

export function consentsAt(desk: Desk) {
  const reference = () => `PĐY-${(made += 1)}`
  const on = (consents: string[], fields: Record<string, unknown> = {}) => ({
    anonymityLevel: 'pen_name',
    consents: { connect: consents.map((documentId) => ({ documentId })) },
    ...fields,
  })
  const consent = async (fields: Record<string, unknown> = {}) =>
    draftConsent({ api: desk.admin, fields: { reference: reference(), document: (await paper(desk)).id, ...fields } })
  const view = async (id: string, api: Api = desk.people.chief) => (await api.call('GET', `/editorial/articles/${id}`)).body
  const withdraw = (id: string, body: object = { reason: 'Người đó gọi điện yêu cầu' }, api: Api = desk.people.reviewer) =>
    api.call('POST', `/editorial/consents/${id}/withdraw`, body)
  const tab = async (name: string, api: Api) =>
    (await api.call('GET', `/editorial/desk?tab=${name}&limit=50`)).body.rows.map((row: { documentId: string }) => row.documentId)
  return { reference, on, consent, view, withdraw, tab }
}

let papers = 0

/** A scan of its own: bytes that are nobody else's. */
export async function paper(desk: Desk): Promise<{ id: number }> {
  papers += 1
  const bytes = await sharp({ create: { width: 600 + papers, height: 400, channels: 3, background: '#eeeeee' } })
    .jpeg()
    .toBuffer()
  const form = new FormData()
  form.append('files', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), `giay-ky-${papers}.jpg`)
  form.append('fileInfo', JSON.stringify({ name: `giay-ky-${papers}.jpg`, alternativeText: 'Giấy', caption: null, folder: null }))
  const answer = await desk.admin.call('POST', '/upload', form)
  if (answer.status !== 201) throw new Error(`Not uploaded: ${JSON.stringify(answer.body)}`)
  return answer.body[0]
}

export function contributor(desk: Desk): Promise<Api> {
  return person({ url: desk.url, admin: desk.admin, role: 'contributor' })
}
