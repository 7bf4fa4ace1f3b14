/** What an incarnation remembers of its upload, so that it can go on after a crash. The session's address is a secret. */
import { z } from 'zod'
import { canonicalJson, sha256 } from '@hl/config/canonical'
import type { Json } from '../channel'
import { readLostPlaylist } from './playlist-progress'
import { snippetOf, statusOf, type YouTubeRendition } from './render'

const upload = {
  v: z.literal(1),
  /** of what a session carries beside its privacy: the texts it was opened with, and the film */
  fingerprint: z.string(),
  film: z.object({ sha256: z.string(), size: z.number(), fileName: z.string() }),
  code: z.string(),
  startedAt: z.iso.datetime(),
  /** opened ahead of the hour: what it makes is not public yet */
  isPrivate: z.boolean().default(false),
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

/** null when nothing is being uploaded. @throws ZodError when it is not what we saved: a bug of ours */
export function readProgress(saved: Json): Progress | null {
  return saved === null || readLostPlaylist(saved) ? null : progressSchema.parse(saved)
}

export function openUpload(args: { rendition: YouTubeRendition; sessionUri: string; startedAt: Date }): OpenUpload {
  const { rendition, sessionUri, startedAt } = args
  const { film, fileName, code, privacyStatus } = rendition
  return {
    v: 1,
    state: 'open',
    fingerprint: fingerprintOf(rendition),
    film: { sha256: film.sha256, size: film.size, fileName },
    code,
    startedAt: startedAt.toISOString(),
    isPrivate: privacyStatus === 'private',
    sessionUri,
    offset: 0,
    isFinalSent: false,
  }
}

export function lostUpload({ v, fingerprint, film, code, startedAt, isPrivate }: OpenUpload): LostUpload {
  return { v, state: 'lost', fingerprint, film, code, startedAt, isPrivate }
}

export function fingerprintOf(rendition: YouTubeRendition): string {
  const { film, fileName, notifySubscribers } = rendition
  const { privacyStatus: _, ...status } = statusOf(rendition)
  return sha256(canonicalJson({ snippet: snippetOf(rendition), status, notifySubscribers, film, fileName }))
}
