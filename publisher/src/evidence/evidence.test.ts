import { createHash } from 'node:crypto'
import { fingerprint, openCheckpointKey } from '../audit/checkpoint-key'
import { readAudit } from '../audit/read'
import { exportEvidence } from './export-evidence'
import { articleOf, BY, createEvidenceWorld, type EvidenceWorld } from './testing/evidence-world'
import { unpack, type Unpacked } from './testing/unpacked'

// most of these start a Node of their own, and wait for it
jest.setTimeout(60_000)

let world: EvidenceWorld
let zip: Buffer
let opened: Unpacked[] = []

const unpacked = async (bytes = zip) => {
  const one = await unpack(bytes)
  opened.push(one)
  return one
}
const jsonl = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

beforeAll(async () => {
  world = await createEvidenceWorld()
  const { stage } = world
  const cover = world.store({ bytes: Buffer.from('a small picture'), name: 'ảnh bìa.jpg' })
  const large = world.store({ bytes: Buffer.alloc(1_200_000, 7), name: 'ảnh lớn.jpg' })
  const lost = { ...cover, sha256: 'f'.repeat(64), name: 'đã mất.jpg' }
  const image = (media: typeof cover) => ({ type: 'image' as const, image: media })
  await world.say({ documentId: 'doc', seq: 1, action: 'submit', name: 'Nguyễn Thị Viết', data: { comment: 'Xin biên tập' } })
  await world.say({
    documentId: 'other',
    seq: 1,
    action: 'submit',
    name: 'Người của bài khác',
    data: { comment: 'Việc riêng của bài khác' },
  })
  await world.say({ documentId: 'doc', seq: 2, action: 'passCheck', name: 'Trần Văn Soát' })
  const first = articleOf({ documentId: 'doc', title: 'Ngày trở về', cover, body: [image(large), image(lost)] })
  await world.approve({ seq: 3, release: first })
  await stage.run()
  await world.approve({ seq: 4, release: { ...first, title: 'Ngày trở về, bản đính chính' } })
  await world.approve({ seq: 2, release: articleOf({ documentId: 'other', title: 'Bài khác hẳn' }) })
  await stage.run()
  zip = await world.evidence('doc')
})
afterAll(() => world.close())
afterEach(() => {
  for (const one of opened) one.remove()
  opened = []
})

describe('the evidence of an Item', () => {
  it('is verified by its own script with Node alone', async () => {
    const { code, output } = await (await unpacked()).verify(fingerprint(openCheckpointKey('test-key').publicKey))
    expect(output).toContain('Hồ sơ nguyên vẹn')
    expect(output).toContain('2 bản phát hành đúng từng byte')
    expect(output).not.toMatch(/✗|kiểu cũ|chưa kịp niêm phong/)
    expect(code).toBe(0)
  })

  it.each([
    'README.txt',
    'tom-tat.html',
    'ban-phat-hanh/',
    'tep-dinh-kem.json',
    'tep/',
    'nguoi-lam.json',
    'kenh/website/trang-thai.json',
    'kenh/facebook/lan-gui.jsonl',
    'kenh/youtube/bien-nhan.json',
    'nhat-ky/muc.jsonl',
    'nhat-ky/mat-xich.jsonl',
    'nhat-ky/diem-chot.jsonl',
    'danh-muc.json',
    'danh-muc.sig',
  ])('names %s when one byte of it is changed', async (start) => {
    const one = await unpacked()
    const path = one.paths.find((name) => name.startsWith(start)) ?? ''
    const bytes = Buffer.from(one.read(path), 'utf8')
    const middle = Math.floor(bytes.length / 2)
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
    one.write(path, bytes)
    const { code, output } = await one.verify()
    const wrong = output.split('\n').filter((line) => line.startsWith('✗'))
    expect(wrong).toContainEqual(expect.stringContaining(path))
    expect(code).toBe(1)
  })

  it('names a file that is missing and one that was put in', async () => {
    const one = await unpacked()
    one.write('them.txt', 'x')
    expect((await one.verify()).output).toContain('✗ them.txt: tệp lạ')
  })

  it('is not believed when somebody changed an entry and signed again with a key of his own', async () => {
    const one = await unpacked()
    const path = 'nhat-ky/muc.jsonl'
    one.write(path, one.read(path).replace('Nguyễn Thị Viết', 'Người Khác Viết'))
    const stranger = openCheckpointKey('a stranger')
    const manifest = JSON.parse(one.read('danh-muc.json'))
    manifest.publicKey = stranger.publicKey
    for (const file of manifest.files) if (file.path === path) file.sha256 = createHash('sha256').update(one.read(path)).digest('hex')
    one.write('danh-muc.json', JSON.stringify(manifest))
    one.write('danh-muc.sig', stranger.sign(JSON.stringify(manifest)))
    const { output, code } = await one.verify(fingerprint(openCheckpointKey('test-key').publicKey))
    expect(output).toContain('hồ sơ do khóa khác ký')
    expect(output).toContain('✗ nhat-ky/muc.jsonl dòng 1')
    expect(code).toBe(1)
  })

  it('holds every approved Release under the hash of its own bytes, and says which files it does not hold', async () => {
    const one = await unpacked()
    const releases = one.paths.filter((path) => path.startsWith('ban-phat-hanh/'))
    expect(releases).toHaveLength(2)
    for (const path of releases) expect(path).toContain(createHash('sha256').update(one.read(path)).digest('hex'))
    const media = JSON.parse(one.read('tep-dinh-kem.json'))
    expect(
      media.map((each: { name: string; isStored: boolean; file: string | null }) => [each.name, each.isStored, each.file !== null]),
    ).toEqual([
      ['ảnh bìa.jpg', true, true],
      ['ảnh lớn.jpg', true, false],
      ['đã mất.jpg', false, false],
    ])
  })

  it('says who wrote, checked and approved', async () => {
    const people = JSON.parse((await unpacked()).read('nguoi-lam.json'))
    expect(people).toMatchObject({ wrote: ['Nguyễn Thị Viết'], checked: ['Trần Văn Soát'], approved: ['Trưởng Ban'] })
    expect(people.acts[0]).toMatchObject({ words: 'Gửi biên tập', comment: 'Xin biên tập' })
  })

  it('holds each Attempt with what was sent and what came back', async () => {
    const attempts = jsonl((await unpacked()).read('kenh/facebook/lan-gui.jsonl'))
    expect(attempts.map((attempt) => attempt.action)).toEqual(['create', 'update'])
    expect(attempts[0].steps[0]).toMatchObject({ name: 'create', result: 'ok', requestHash: expect.any(String), answer: expect.anything() })
  })

  it('ends with the entry of its own making', async () => {
    const entries = jsonl((await unpacked()).read('nhat-ky/muc.jsonl'))
    expect(JSON.parse(entries.at(-1).sealed)).toMatchObject({ action: 'evidence.exported', actor: BY, documentId: 'doc' })
    const {
      entries: [newest],
    } = await readAudit(world.stage.db.pool, { documentId: 'doc', limit: 1 })
    expect(newest).toMatchObject({ action: 'evidence.exported', actor: BY })
  })

  it('gives nothing away of other Items', async () => {
    const one = await unpacked()
    const all = one.paths.map((path) => one.read(path)).join('\n')
    for (const text of ['Bài khác hẳn', 'Người của bài khác', 'Việc riêng', '"other"']) expect(all).not.toContain(text)
    expect(jsonl(one.read('nhat-ky/mat-xich.jsonl')).length).toBeGreaterThan(jsonl(one.read('nhat-ky/muc.jsonl')).length)
  })

  it('is the same to the byte when nothing but the hour changed', async () => {
    const at = new Date('2026-11-24T03:00:00Z')
    const [once, again, later] = [
      await world.write('doc', at),
      await world.write('doc', at),
      await world.write('doc', new Date(at.getTime() + 60_000)),
    ]
    expect(again.equals(once)).toBe(true)
    expect(later.equals(once)).toBe(false)
  })

  it('shows a summary without script that says how each channel stands', async () => {
    const html = (await unpacked()).read('tom-tat.html')
    expect(html).not.toMatch(/<script|https?:\/\/[^\s<"']*\.(css|js)/)
    for (const text of ['Ngày trở về, bản đính chính', 'Đã lên, đúng bản được duyệt', 'Nguyễn Thị Viết', 'Không còn đủ trong kho'])
      expect(html).toContain(text)
  })

  it('can be had of what was taken down, and not of what nobody knows', async () => {
    await world.approve({ seq: 1, release: articleOf({ documentId: 'gone', title: 'Sẽ bị gỡ' }) })
    await world.stage.run()
    await world.stage.takedown({ documentId: 'gone', seq: 2 })
    await world.stage.run()
    const one = await unpacked(await world.evidence('gone'))
    expect((await one.verify()).code).toBe(0)
    expect(one.read('tom-tat.html')).toContain('Đã gỡ, kiểm lại không còn')
    expect(await exportEvidence(world.deps, { item: { type: 'video', documentId: 'gone' }, by: BY })).toBeNull()
  })
})
