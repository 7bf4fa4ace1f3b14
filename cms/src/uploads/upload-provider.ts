/**
 * Strapi's local upload provider with the content-addressed store put before it: the bytes are stored and hashed before
 * the file row is created or changed, and the digest lands on the row (`provider_metadata`) with it. The uploads folder
 * only feeds the panel's previews; its files are hard links into the store where the disk allows, so a film lies there once.
 */
import { copyFile, link, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Core } from '@strapi/strapi'
import { storeStream } from './content-store'

/** What Strapi hands to a provider; it keeps what we set on it. */
interface ProviderFile {
  hash: string
  ext?: string
  url?: string
  stream?: Readable
  folderPath?: string
  provider_metadata?: unknown
}

interface Provider {
  uploadStream(file: ProviderFile): Promise<void>
  replaceStream(file: ProviderFile, old: ProviderFile): Promise<void>
  delete(file: ProviderFile): Promise<unknown>
  extend(methods: Partial<Provider>): void
}

export function putStoreBeforeUploads(input: { strapi: Core.Strapi; mediaDir: string; uploadsDir: string }): void {
  const { strapi, mediaDir, uploadsDir } = input
  const provider: Provider = strapi.plugin('upload').provider
  const uploadAsIs = provider.uploadStream
  const nameOf = (file: ProviderFile) => `${file.hash}${file.ext ?? ''}`

  const upload = async (file: ProviderFile): Promise<void> => {
    // Thumbnails are files without a row of their own: Strapi gives them no folder. They are never published.
    if (file.folderPath === undefined || !file.stream) return uploadAsIs(file)
    const stored = await storeStream(mediaDir, file.stream)
    file.provider_metadata = { sha256: stored.sha256, size: stored.size }
    await linkOrCopy(stored.path, join(uploadsDir, nameOf(file)))
    file.url = `/uploads/${nameOf(file)}`
  }

  provider.extend({
    uploadStream: upload,
    /** Removed first: writing into the old name would write into the store through the hard link. */
    replaceStream: async (file, old) => {
      await rm(join(uploadsDir, nameOf(old)), { force: true })
      await upload(file)
    },
  })
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  await rm(to, { force: true })
  try {
    await link(from, to)
  } catch {
    // another disk, or one without hard links
    await copyFile(from, to)
  }
}
