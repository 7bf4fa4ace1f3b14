/** What an incarnation remembers of its upload, so that it can go on after a crash. The session's address is a secret. */
import { z } from 'zod'
import { canonicalJson, sha256 } from '@hl/config/canonical'
import type { Json } from '../channel'
import type { YouTubeRendition } from './render'

const upload = {
  v: z.literal(1),
  /** of the whole rendition, film included: a session carries the texts it was opened with */
  fingerprint: z.string(),
  film: z.object({ sha256: z.string(), size: z.number(), fileName: z.string() }),
  code: z.string(),
  startedAt: z.iso.datetime(),
}

const progressSchema = z.discriminatedUnion('state', [
  z.object({
    ...upload,
    state: z.literal('open'),
    sessionUri: z.string(),
    /** bytes YouTube said it has */
    offset: z.number(),
    /** The last bytes may have been sent, so the video may exist. */
    isFinalSent: z.boolean(),
  }),
  /** The session is gone and had been sent its last bytes: only the uploads list can tell whether the video exists. */
  z.object({ ...upload, state: z.literal('lost') }),
])
export type Progress = z.infer<typeof progressSchema>
export type OpenUpload = Extract<Progress, { state: 'open' }>
export type LostUpload = Extract<Progress, { state: 'lost' }>

/** @throws ZodError when it is not what we saved: a bug of ours */
export function readProgress(saved: Json): Progress | null {
  return saved === null ? null : progressSchema.parse(saved)
}

export function openUpload(args: { rendition: YouTubeRendition; sessionUri: string; startedAt: Date }): OpenUpload {
  const { rendition, sessionUri, startedAt } = args
  const { film, fileName, code } = rendition
  return {
    v: 1,
    state: 'open',
    fingerprint: fingerprintOf(rendition),
    film: { sha256: film.sha256, size: film.size, fileName },
    code,
    startedAt: startedAt.toISOString(),
    sessionUri,
    offset: 0,
    isFinalSent: false,
  }
}

export function lostUpload({ v, fingerprint, film, code, startedAt }: OpenUpload): LostUpload {
  return { v, state: 'lost', fingerprint, film, code, startedAt }
}

export function fingerprintOf(rendition: YouTubeRendition): string {
  return sha256(canonicalJson(rendition))
}
