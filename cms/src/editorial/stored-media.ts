/** A file row of Strapi's media library → Media of a Release. The digest was stored at upload (uploads/); nothing is hashed here. */
import type { Media } from '@hl/config/release'
import { z } from 'zod'

export const fileSchema = z.object({
  name: z.string().min(1),
  hash: z.string().min(1),
  ext: z.string().nullish(),
  mime: z.string().min(1),
  width: z.number().nullish(),
  height: z.number().nullish(),
  alternativeText: z.string().nullish(),
  caption: z.string().nullish(),
  provider_metadata: z.object({ sha256: z.string(), size: z.number().int().positive() }).nullish().catch(null),
})
export type StrapiFile = z.infer<typeof fileSchema>

/** `null` when the file never went through the content-addressed store. */
export function toMedia(file: StrapiFile): Media | null {
  if (!file.provider_metadata) return null
  return {
    sha256: file.provider_metadata.sha256,
    size: file.provider_metadata.size,
    mime: file.mime,
    ext: extensionOf(file),
    name: file.name,
    width: file.width || null,
    height: file.height || null,
    alt: file.alternativeText?.trim() || null,
    caption: file.caption?.trim() || null,
  }
}

/** A legal document's, as the outbox says it; null for none. */
export const documentFile = fileSchema.nullish().transform((file) => {
  const media = file ? toMedia(file) : null
  return media && { sha256: media.sha256, size: media.size, ext: media.ext }
})

/** "Replace media" keeps the old extension whatever the new bytes are, so the type decides where we know it. */
function extensionOf(file: StrapiFile): string {
  const known = EXTENSIONS[file.mime]
  if (known) return known
  const own = (file.ext ?? '').toLowerCase()
  return /^\.[a-z0-9]+$/.test(own) ? own : '.bin'
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/gif': '.gif',
  'image/avif': '.avif',
  'image/svg+xml': '.svg',
  'video/mp4': '.mp4',
  'video/webm': '.webm',
  'video/quicktime': '.mov',
  'text/vtt': '.vtt',
  'application/x-subrip': '.srt',
  'application/pdf': '.pdf',
  'application/msword': '.doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
}
