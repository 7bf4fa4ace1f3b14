/**
 * Strapi's upload provider, made private, with the content-addressed store put before it: the bytes are stored and hashed
 * before the file row is created or changed, and the digest lands on the row (`provider_metadata`) with it. The private
 * folder only feeds the panel; its files are hard links into the store where the disk allows, so a film lies there once.
 * No file lies below Strapi's public folder: what is published is served by the publisher.
 */
import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs'
import { copyFile, link, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Core } from '@strapi/strapi'
import { z } from 'zod'
import { knownFacts } from '../checks/files/facts-store'
import { isEvidence, keptAsEvidence } from './consent-files'
import { storeStream } from './content-store'
import { signedPath } from './signature'

/** What Strapi hands to a provider; it keeps what we set on it. */
interface ProviderFile {
  /** none for thumbnails */
  id?: number
  hash: string
  ext?: string
  mime?: string
  width?: number | null
  height?: number | null
  url?: string
  stream?: Readable
  folderPath?: string
  provider_metadata?: unknown
}

interface Provider {
  uploadStream(file: ProviderFile): Promise<void>
  replaceStream(file: ProviderFile, old: ProviderFile): Promise<void>
  delete(file: ProviderFile): Promise<void>
  isPrivate(): Promise<boolean>
  getSignedUrl(file: ProviderFile): Promise<{ url: string }>
  extend(methods: Partial<Provider>): void
}

/** Stands in the row; nothing is served there. */
export const UNSIGNED_PREFIX = '/uploads/'

/** A file that takes longer is looked at to the end without its uploader. */
const LOOK_MS = 5_000

export function putStoreBeforeUploads(input: { strapi: Core.Strapi; mediaDir: string; filesDir: string }): void {
  const { strapi, mediaDir, filesDir } = input
  const provider: Provider = strapi.plugin('upload').provider
  mkdirSync(filesDir, { recursive: true })
  takeOutOfPublic({ publicDir: join(strapi.dirs.static.public, 'uploads'), filesDir })

  const upload = async (file: ProviderFile): Promise<void> => {
    if (!file.stream) throw new Error(`Strapi gave no bytes for ${file.hash}`)
    const path = join(filesDir, nameOf(file))
    file.url = UNSIGNED_PREFIX + nameOf(file)
    // Thumbnails are files without a row of their own: Strapi gives them no folder. They are never published.
    if (file.folderPath === undefined) return pipeline(file.stream, createWriteStream(path))
    const stored = await storeStream(mediaDir, file.stream)
    file.provider_metadata = { sha256: stored.sha256, size: stored.size }
    await linkOrCopy(stored.path, path)
    // Whoever uploads waits anyway; whoever approves must not.
    if (!file.mime) return
    const facts = await knownFacts({ mediaDir, file: { sha256: stored.sha256, mime: file.mime }, waitMs: LOOK_MS })
    // Strapi does not know AVIF when it meets one, and then takes no text with a picture of no size.
    if (typeof facts === 'object' && facts.kind === 'picture') {
      file.width ??= facts.width
      file.height ??= facts.height
    }
  }

  provider.extend({
    uploadStream: upload,
    /** Removed first: writing into the old name would write into the store through the hard link. */
    replaceStream: async (file, old) => {
      await refuseEvidence({ strapi, file: old })
      await rm(join(filesDir, nameOf(old)), { force: true })
      await upload(file)
    },
    delete: async (file) => {
      await refuseEvidence({ strapi, file })
      await rm(join(filesDir, nameOf(file)), { force: true })
    },
    isPrivate: () => Promise.resolve(true),
    getSignedUrl: (file) => Promise.resolve({ url: fileAddress({ strapi, name: nameOf(file) }) }),
  })
}

/** Strapi asks the provider first, so that nothing is gone yet. */
async function refuseEvidence({ strapi, file }: { strapi: Core.Strapi; file: ProviderFile }): Promise<void> {
  if (file.id !== undefined && (await isEvidence(strapi, file.id))) throw keptAsEvidence()
}

/** For the person who is asking; a program and the system itself get an address that opens nothing. */
export function fileAddress({ strapi, name }: { strapi: Core.Strapi; name: string }): string {
  const state = z.object({ user: z.object({ id: z.union([z.number(), z.string()]) }) }).safeParse(strapi.requestContext.get()?.state)
  if (!state.success) return UNSIGNED_PREFIX + name
  return signedPath({ secret: fileSecret(strapi), name, userId: String(state.data.user.id), now: Date.now() })
}

export function fileSecret(strapi: Core.Strapi): string {
  return strapi.config.get<string>('admin.auth.secret')
}

function nameOf(file: ProviderFile): string {
  return `${file.hash}${file.ext ?? ''}`
}

/** Earlier versions kept the files where anybody could fetch them. */
function takeOutOfPublic({ publicDir, filesDir }: { publicDir: string; filesDir: string }): void {
  if (!existsSync(publicDir)) return
  for (const name of readdirSync(publicDir)) renameSync(join(publicDir, name), join(filesDir, name))
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
