/** The file of a legal document is public from the save on, without an approval: what may be in it, said before. */
import type { Core } from '@strapi/strapi'
import { DOCUMENT_FILES } from '@hl/config/outbox'
import type { Media } from '@hl/config/release'
import { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'
import { knownFacts } from '../checks/files/facts-store'
import { inFile } from '../checks/rules/attached-documents'
import { paperHashes } from '../uploads/consent-files'
import { Refusal } from './refusal'
import { fileSchema, toMedia } from './stored-media'
import type { Trx } from './transaction'

const rowSchema = z.object({ file: fileSchema.nullish() })

/** @throws Refusal */
export async function refuseUnfitFile({ strapi, trx, row }: { strapi: Core.Strapi; trx: Trx; row: unknown }): Promise<void> {
  const { file } = rowSchema.parse(row)
  if (!file) return
  const media = toMedia(file)
  if (media === null || !DOCUMENT_FILES.some((ext) => ext === media.ext)) {
    throw unfit(`Tệp “${file.name}” không phải PDF hay Word.`, 'Đính kèm tệp .pdf, .docx hoặc .doc rồi lưu lại.')
  }
  const problem = await problemIn({ strapi, trx, media })
  if (problem !== undefined) throw unfit(problem, 'Bỏ tệp ra khỏi văn bản hoặc thay tệp khác, rồi lưu lại.')
}

/** The same that stops an Item it hangs on. Read when it was uploaded; nothing is waited for inside a transaction. */
async function problemIn({ strapi, trx, media }: { strapi: Core.Strapi; trx: Trx; media: Media }): Promise<string | undefined> {
  const { mediaDir } = strapi.config.get<EditorialConfig>('editorial')
  const papers = await paperHashes({ trx, hashes: [media.sha256] })
  const facts = await knownFacts({ mediaDir, file: media, waitMs: 0 })
  const view = { field: 'file', blockIndex: null, name: media.name, facts, isPaperOfSomebody: papers.has(media.sha256) }
  return inFile(view).find(({ level }) => level === 'block')?.message
}

function unfit(message: string, help: string): Refusal {
  return new Refusal({ status: 400, code: 'bad_request', message, help })
}
