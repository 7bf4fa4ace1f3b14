/**
 * The board's sample content, the way the board would put it in: drafts and uploads as an editor, then every step of the
 * chain by whoever takes it. Nothing is written behind the cms. May be run again: what exists by title is left alone.
 */
import { TYPE_PATHS } from '@hl/config/words'
import { type AdminApi, logIn } from '../admin-api'
import type { Credentials } from '../start/credentials'
import { Stop } from '../stop-sentence'
import { type Block, keyPoints, paragraphs, picture, tablePlace, withPlaces } from './blocks'
import { type Board, walkToApproval } from './board'
import { createEntry, findEntry } from './content-manager'
import { DOCUMENTS, documentsOf } from './documents'
import { PROVINCES } from './provinces'
import { type Sample, loadSamples } from './sample'
import { type Taxonomy, taxonomy } from './taxonomy'
import { pictureOnce, uploadOnce } from './upload'

const DAY_MS = 86_400_000

export interface SeedOptions {
  cmsUrl: string
  credentials: Credentials
  print(line: string): void
  signal: AbortSignal
}

interface Desk {
  editor: AdminApi
  board: Board
  names: Taxonomy
}

/** @returns how many items were approved now; the others had been there */
export async function seed({ cmsUrl, credentials, print, signal }: SeedOptions): Promise<number> {
  const startedAt = Date.now()
  const samples = loadSamples()
  print(`• Đưa ${samples.length} bài mẫu vào và duyệt …`)
  const desk = await openDesk({ cmsUrl, credentials })
  // All of them, so that an editor finds every province in the list and not only those of the samples.
  for (const { name } of PROVINCES) await desk.names.unit(name)
  for (const { document } of DOCUMENTS) await desk.names.document(document)
  let approved = 0
  // Oldest first, so that the first of the list stands on top of the site.
  for (const [index, sample] of [...samples].reverse().entries()) {
    signal.throwIfAborted()
    const documentId = await ensureDraft({ desk, sample })
    if (documentId && (await walkToApproval({ board: desk.board, path: `${TYPE_PATHS[sample.kind]}/${documentId}` }))) approved += 1
    if ((index + 1) % 10 === 0) print(`  … ${index + 1}/${samples.length}`)
  }
  print(
    `  xong sau ${((Date.now() - startedAt) / 1000).toFixed(1)} giây: ${approved} bài được duyệt, ${samples.length - approved} bài đã có từ trước`,
  )
  return approved
}

async function openDesk({ cmsUrl, credentials }: { cmsUrl: string; credentials: Credentials }): Promise<Desk> {
  const account = (role: string) => credentials.users.find((user) => user.role === role) ?? credentials.admin
  const enter = async (who: { email: string; password: string }) => {
    const api = await logIn({ cmsUrl, email: who.email, password: who.password })
    if (api) return api
    throw new Stop(
      `Không đăng nhập được trang quản trị bằng ${who.email}: mật khẩu trong credentials.json đã đổi. Hãy sửa tệp đó rồi chạy: npm run seed`,
    )
  }
  const admin = await enter(credentials.admin)
  const editor = await enter(account('editor'))
  const board = { editor, reviewer: await enter(account('compliance-reviewer')), chief: await enter(account('chief-editor')) }
  return { editor, board, names: taxonomy({ admin, editor }) }
}

/** @returns the document to approve, or null when it was published before */
async function ensureDraft({ desk: { editor, names }, sample }: { desk: Desk; sample: Sample }): Promise<string | null> {
  const uid = uidOf(sample)
  const found = await findEntry({ api: editor, uid, field: 'title', value: sample.title.normalize('NFC') })
  if (found) return found.status === 'draft' ? found.documentId : null
  const tags: string[] = []
  for (const tag of sample.tags) tags.push(await names.tag(tag))
  const documents: string[] = []
  for (const document of documentsOf(sample)) documents.push(await names.document(document))
  const unit = sample.province ? await names.unit(sample.province) : null
  return createEntry({
    api: editor,
    uid,
    data: {
      title: sample.title,
      summary: sample.summary,
      body: await bodyOf({ editor, sample }),
      tables: sample.tables.map(({ table }) => table),
      section: { connect: [{ documentId: await names.section(sample.section) }] },
      ...(sample.topic ? { topic: sample.topic } : {}),
      tags: { connect: tags.map((documentId) => ({ documentId })) },
      legalDocuments: { connect: documents.map((documentId) => ({ documentId })) },
      ...(unit ? { unit: { connect: [{ documentId: unit }] } } : {}),
      cover: await uploadOnce({ api: editor, upload: { fileName: sample.cover, alternativeText: sample.coverText } }),
      ...(sample.film ? { film: await uploadOnce({ api: editor, upload: { fileName: sample.film, alternativeText: sample.title } }) } : {}),
      ...(sample.captions
        ? { captions: await uploadOnce({ api: editor, upload: { fileName: sample.captions, alternativeText: sample.title } }) }
        : {}),
      ...(sample.plan ? { plan: sample.plan } : {}),
      ...(sample.pinnedDays === null ? {} : { pinnedUntil: new Date(Date.now() + sample.pinnedDays * DAY_MS).toISOString() }),
      isIllustrative: true,
    },
  })
}

async function bodyOf({ editor, sample }: { editor: AdminApi; sample: Sample }): Promise<Block[]> {
  const tables = sample.tables.map(({ after, table }) => ({ after, blocks: tablePlace(table) }))
  const pictures: { after: number; blocks: Block[] }[] = []
  for (const { after, fileName, text } of sample.pictures) {
    const image = await pictureOnce({ api: editor, upload: { fileName, alternativeText: text } })
    pictures.push({ after, blocks: [picture(image)] })
  }
  return [...keyPoints(sample.keyPoints), ...withPlaces(paragraphs(sample.body), [...tables, ...pictures])]
}

function uidOf(sample: Sample): string {
  return `api::${sample.kind}.${sample.kind}`
}
