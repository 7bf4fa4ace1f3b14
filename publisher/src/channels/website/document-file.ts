/** The text of a legal document to take along: below /media/ under its content, for as long as the document names it. */
import { join } from 'node:path'
import type { MediaReader } from '../../media/media-reader'
import { fileChanged } from './file-changes'
import { exists } from './files'
import { removeMedia } from './media'
import type { DocumentFile, StaleKey } from './site-store'

export function documentFileName({ sha256, ext }: DocumentFile): string {
  return sha256 + ext
}

/**
 * Before its page names it. A file that the store has not got costs the reader that file, not the page.
 * @param options.documentId null where the page is no document's
 * @returns what removes a former one, once the page does not name it any more
 */
export async function handOut(options: {
  documentId: string | null
  file: DocumentFile | null
  claimMedia: StaleKey['claimMedia']
  siteDir: string
  media: MediaReader
}): Promise<() => Promise<void>> {
  const { documentId, file, claimMedia, siteDir, media } = options
  if (documentId === null || !claimMedia) return () => Promise.resolve()
  const unused = await claimMedia({ documentId, names: file === null ? [] : [documentFileName(file)] })
  if (file !== null) await placeDocumentFile({ file, siteDir, media })
  return () => removeMedia({ siteDir, names: unused })
}

export async function placeDocumentFile(options: { file: DocumentFile; siteDir: string; media: MediaReader }): Promise<void> {
  const { file, siteDir, media } = options
  const target = join(siteDir, 'media', documentFileName(file))
  if ((await exists(target)) || !(await media.has(file))) return
  await media.place({ sha256: file.sha256, target })
  fileChanged(target)
}
