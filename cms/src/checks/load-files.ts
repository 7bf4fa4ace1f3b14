/** The files of a draft and what is known of each: those that go out, and the signed papers behind it. */
import type { SignedPaper } from '../consents/consent-record'
import { filmOf } from '../editorial/build-release'
import type { Draft } from '../editorial/draft'
import { toMedia } from '../editorial/stored-media'
import type { Trx } from '../editorial/transaction'
import { paperHashes } from '../uploads/consent-files'
import type { FileView } from './draft-view'
import { knownFacts, type KnownFacts, type StoredFile } from './files/facts-store'

/** Files are looked at when they come in (uploads/); only one that came in another way, or takes long, is waited for here. */
export const LOOK_MS = 3_000

interface ToRead extends Pick<FileView, 'field' | 'blockIndex' | 'name'> {
  stored: StoredFile | null
}

export async function filesOf(input: {
  trx: Trx
  mediaDir: string
  draft: Draft
  papers: readonly SignedPaper[]
  waitMs: number
}): Promise<FileView[]> {
  const { trx, mediaDir, draft, papers, waitMs } = input
  const attached = [
    { field: 'cover', file: draft.cover },
    { field: draft.type === 'video' ? 'film' : 'clip', file: filmOf(draft) },
    { field: 'captions', file: draft.captions },
  ].flatMap(({ field, file }): ToRead[] => (file ? [{ field, blockIndex: null, name: file.name, stored: toMedia(file) }] : []))
  const inText = draft.body.flatMap((block, blockIndex): ToRead[] => {
    const stored = block.type === 'image' ? draft.images.get(block.image.hash) : undefined
    return stored ? [{ field: 'body', blockIndex, name: stored.name, stored }] : []
  })
  const forThePublic = [...attached, ...inText]
  const privateHashes = await paperHashes({ trx, hashes: forThePublic.flatMap(({ stored }) => (stored ? [stored.sha256] : [])) })
  const seen = async ({ stored, ...file }: ToRead, isPaperOfSomebody: boolean): Promise<FileView> => {
    return { ...file, facts: await factsOrNone({ mediaDir, stored, waitMs }), isPaperOfSomebody }
  }
  return Promise.all([
    ...forThePublic.map((file) => seen(file, file.stored !== null && privateHashes.has(file.stored.sha256))),
    ...papers.flatMap((paper) => paperOf(paper)).map((paper) => seen(paper, false)),
  ])
}

/** By the number of the paper: the name of the file may be somebody's. */
function paperOf({ record, document }: SignedPaper): ToRead[] {
  return document ? [{ field: 'consents', blockIndex: null, name: `Phiếu ${record.reference}`, stored: toMedia(document) }] : []
}

async function factsOrNone(input: { mediaDir: string; stored: StoredFile | null; waitMs: number }): Promise<KnownFacts> {
  const { mediaDir, stored, waitMs } = input
  return stored === null ? 'unreadable' : knownFacts({ mediaDir, file: stored, waitMs })
}
