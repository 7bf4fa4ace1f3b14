/** Every leak of the panel tried by every role, over HTTP, on a cms booted for it. */
import { outboxPayloadSchema } from '@hl/config/outbox'
import sharp from 'sharp'
import { apiOf, ARTICLE, CONSENT, draftArticle, draftConsent, person, type Api } from './api'
import { makeDesk } from './desk'
import { TRIERS, type Scene, type Trier } from './leak'
import { ACCOUNT_LEAKS } from './leaks-accounts'
import { CONTENT_LEAKS } from './leaks-content'

const LEAKS = [...CONTENT_LEAKS, ...ACCOUNT_LEAKS]

const desk = makeDesk()
const people = new Map<Trier, Api>()
let scene: Scene

beforeAll(async () => {
  await desk.open()
  people.set('super-admin', desk.admin).set('nobody', apiOf(desk.url))
  for (const role of TRIERS) {
    if (role !== 'super-admin' && role !== 'nobody') people.set(role, await person({ url: desk.url, admin: desk.admin, role }))
  }
  scene = await makeScene()
}, 90_000)
afterAll(() => desk.close(), 30_000)

describe.each(TRIERS)('%s', (trier) => {
  test.each(LEAKS.map((leak) => [leak.allowed.includes(trier) ? 'may' : 'never', leak.name, leak] as const))(
    '%s: %s',
    async (_may, _name, leak) => {
      const answer = await leak.attempt({ api: as(trier), scene, trier })
      const leaked = answer.status < 400 && (leak.leaked?.(answer, scene) ?? answer.status < 300)
      expect({ leaked, status: answer.status }).toEqual({ leaked: leak.allowed.includes(trier), status: expect.any(Number) })
      if (!leak.mayCrash) expect(answer.status).toBeLessThan(500)
    },
  )
})

test('what was tried left the draft unpublished and in its place', async () => {
  expect(await desk.published(scene.draft)).toBe(0)
  expect((await desk.admin.call('GET', `${ARTICLE}/${scene.draft}`)).body.data.title).toBe('Của người khác')
  const left = await desk.database.query('select count(*)::int as n from cms.articles')
  expect(left.rows[0].n).toBe(1)
})

describe('a file', () => {
  test('is shown to whoever may see it, by a pass of their own', async () => {
    for (const trier of ['editor', 'inspector', 'chief-editor'] as const) {
      const { url } = (await as(trier).call('GET', `/upload/files/${scene.file.id}`)).body
      const shown = await fetch(desk.url + url)
      expect(shown.status).toBe(200)
      expect(Object.fromEntries(shown.headers)).toMatchObject({
        'content-type': 'image/jpeg',
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      })
    }
  })

  test('in part, as players ask for it', async () => {
    const part = await fetch(desk.url + scene.file.url, { headers: { range: 'bytes=2-5' } })
    expect({ status: part.status, length: (await part.arrayBuffer()).byteLength }).toEqual({ status: 206, length: 4 })
  })

  test('a signed paper is handed out as a file to a reviewer; an editor and an inspector see the record without it', async () => {
    const { url } = (await as('compliance-reviewer').call('GET', `/upload/files/${scene.consentFile.id}`)).body
    expect((await fetch(desk.url + url)).headers.get('content-disposition')).toContain('attachment')
    for (const trier of ['editor', 'inspector'] as const) {
      expect((await as(trier).call('GET', `${CONSENT}/${scene.consent}`)).body.data).toMatchObject({ reference: 'PĐY-KHAC' })
      expect((await as(trier).call('GET', `${CONSENT}/${scene.consent}`)).body.data.document).toBeUndefined()
    }
  })

  test('a pass ends with the account it was made for', async () => {
    const leaver = await person({ url: desk.url, admin: desk.admin, role: 'inspector' })
    const { url } = (await leaver.call('GET', `/upload/files/${scene.file.id}`)).body
    const { id } = (await leaver.call('GET', '/admin/users/me')).body.data
    expect((await fetch(desk.url + url)).status).toBe(200)
    await desk.admin.call('PUT', `/admin/users/${id}`, { isActive: false })
    expect((await fetch(desk.url + url)).status).toBe(403)
  })

  test('a picture in a text is signed for the reader and kept without a pass', async () => {
    const picture = (await as('editor').call('GET', `/upload/files/${scene.file.id}`)).body
    const body = [{ type: 'image', image: picture, children: [{ type: 'text', text: '' }] }]
    const id = await draftArticle({ api: as('editor'), section: desk.section, fields: { title: 'Có ảnh', body } })
    const kept = await desk.database.query('select body::text from cms.articles where document_id = $1', [id])
    expect(kept.rows[0].body).not.toContain('signature')
    const shown = (await as('editor').call('GET', `${ARTICLE}/${id}`)).body.data.body[0].image.url
    expect((await fetch(desk.url + shown)).status).toBe(200)
  })
})

test('an account is opened by a system administrator, with the roles that read nothing of others', async () => {
  const roles = [scene.roleIds['hl-contributor']]
  const made = await as('system-admin').call('POST', '/admin/users', { email: 'moi@example.invalid', firstname: 'A', lastname: 'B', roles })
  expect(made.status).toBe(201)
  const { id } = made.body.data
  expect((await as('system-admin').call('PUT', `/admin/users/${id}`, { isActive: false, roles })).status).toBe(200)
  const told = await desk.database.query('select payload from cms.outbox where document_id = $1 order by seq', [`account:${id}`])
  const [create, update] = told.rows.map((row) => outboxPayloadSchema.parse(row.payload))
  expect(create).toMatchObject({ kind: 'event', subject: 'account', action: 'create', actor: { id: String(scene.ids['system-admin']) } })
  expect(update).toMatchObject({ kind: 'event', action: 'update', data: { fields: expect.arrayContaining(['isActive']) } })
  expect(JSON.stringify(told.rows)).not.toContain('moi@example.invalid')
})

function as(trier: Trier): Api {
  const api = people.get(trier)
  if (!api) throw new Error(`Nobody is ${trier}`)
  return api
}

async function makeScene(): Promise<Scene> {
  const file = await upload({ bytes: await picture(), name: 'khac.jpg', mime: 'image/jpeg' })
  const consentFile = await upload({ bytes: Buffer.from('%PDF-1.4\n%\n'), name: 'phieu-dong-y.pdf', mime: 'application/pdf' })
  const consent = await draftConsent({ api: desk.admin, fields: { reference: 'PĐY-KHAC', document: consentFile.id } })
  const draft = await draftArticle({
    api: desk.admin,
    section: desk.section,
    fields: { title: 'Của người khác', consents: { connect: [{ documentId: consent }] } },
  })
  const roles: { id: number; code: string }[] = (await desk.admin.call('GET', '/admin/roles')).body.data
  const found = await desk.database.query(
    'select r.code, max(l.user_id)::int as id from cms.admin_users_roles_lnk l join cms.admin_roles r on r.id = l.role_id group by 1',
  )
  const idOf = (code: string): number => found.rows.find((row) => row.code === code).id
  return {
    draft,
    consent,
    spare: await desk.article('Để xóa'),
    file: { id: file.id, url: file.url, name: file.hash + file.ext },
    consentFile: { id: consentFile.id, url: consentFile.url, name: consentFile.hash + consentFile.ext },
    ids: {
      contributor: idOf('hl-contributor'),
      editor: idOf('hl-editor'),
      'compliance-reviewer': idOf('hl-compliance-reviewer'),
      'chief-editor': idOf('hl-chief-editor'),
      'system-admin': idOf('hl-system-admin'),
      inspector: idOf('hl-inspector'),
      'super-admin': idOf('strapi-super-admin'),
    },
    roleIds: Object.fromEntries(roles.map(({ code, id }) => [code, id])),
  }
}

function picture(): Promise<Buffer> {
  return sharp({ create: { width: 600, height: 400, channels: 3, background: '#123456' } })
    .jpeg()
    .toBuffer()
}

async function upload({ bytes, name, mime }: { bytes: Buffer; name: string; mime: string }) {
  const form = new FormData()
  form.append('files', new Blob([new Uint8Array(bytes)], { type: mime }), name)
  form.append('fileInfo', JSON.stringify({ name, alternativeText: 'Ảnh', caption: null, folder: null }))
  const answer = await desk.admin.call('POST', '/upload', form)
  if (answer.status !== 201) throw new Error(`Not uploaded: ${JSON.stringify(answer.body)}`)
  return answer.body[0]
}
