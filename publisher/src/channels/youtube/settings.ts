/** What a YouTube channel is told when it is made, and how fast it goes. */
import type { YouTubeEnv } from '@hl/config/env'
import type { ConnectionSource } from '../connection'

/** What a takedown does with a video: hide it, so that it can be shown again, or delete it for good. */
export type Takedown = 'private' | 'delete'

export interface YouTubeOptions {
  connection: ConnectionSource<YouTubeEnv>
  /** without a slash at the end */
  siteUrl: string
  mode: 'real' | 'sandbox'
  looksMs: readonly [number, number]
  takedown: Takedown
  tuning?: Partial<Tuning>
}

/** What one connected channel is spoken to with. */
export interface ConnectedOptions extends YouTubeOptions {
  settings: YouTubeEnv
}

export interface Tuning {
  /** a multiple of 256 KiB, as the upload protocol demands */
  chunkBytes: number
  /** Deadline of one step of the upload. Short, so that after a crash nobody waits long for it. */
  stepMs: number
  /** No new chunk is begun in a step after this long; a long film is several steps. */
  sliceMs: number
  /** Deadline of one chunk; `sliceMs + chunkMs` leaves the step time to ask how far it came. */
  chunkMs: number
  /** deadline of any other call */
  callMs: number
  /** deadline of a token refresh */
  tokenMs: number
  /** until the next look at a video that YouTube is still processing */
  processingLookMs: number
  /** pages of 50 uploads read at most when looking for a lost one */
  maxPages: number
  /** bounds of the wait before what a video lacks is tried again */
  againMs: { least: number; most: number }
}

const CHUNK_UNIT = 256 * 1024

export function resolveTuning({ mode, tuning = {} }: Pick<YouTubeOptions, 'mode' | 'tuning'>): Tuning {
  const resolved = {
    chunkBytes: 8 * 1024 * 1024,
    stepMs: 40_000,
    sliceMs: 10_000,
    chunkMs: 25_000,
    callMs: 20_000,
    tokenMs: 10_000,
    processingLookMs: mode === 'sandbox' ? 2_000 : 15_000,
    maxPages: 40,
    againMs: mode === 'sandbox' ? { least: 10_000, most: 60_000 } : { least: 900_000, most: 21_600_000 },
    ...tuning,
  }
  if (resolved.chunkBytes < CHUNK_UNIT || resolved.chunkBytes % CHUNK_UNIT !== 0) {
    throw new RangeError('chunkBytes must be a multiple of 256 KiB')
  }
  return resolved
}

/** Where people watch it. The sandbox has its own watch page. */
export function watchUrl({ options, videoId }: { options: Pick<ConnectedOptions, 'mode' | 'settings'>; videoId: string }): string {
  const id = encodeURIComponent(videoId)
  if (options.mode === 'sandbox') return `${new URL(options.settings.apiUrl).origin}/kenh/watch?v=${id}`
  return `https://www.youtube.com/watch?v=${id}`
}

export function channelUrl({ options, channelId }: { options: Pick<ConnectedOptions, 'mode' | 'settings'>; channelId: string }): string {
  if (options.mode === 'sandbox') return `${new URL(options.settings.apiUrl).origin}/kenh`
  return `https://www.youtube.com/channel/${encodeURIComponent(channelId)}`
}

/**
 * Whether an address given by the platform belongs to the configured service, so that our token may be sent there.
 * Google answers from several hosts of its own domain; any other service must answer from its own origin.
 */
export function isOwnService({ address, apiUrl }: { address: string; apiUrl: string }): boolean {
  if (!URL.canParse(address)) return false
  const [given, configured] = [new URL(address), new URL(apiUrl)]
  return given.origin === configured.origin || (isGoogle(given) && isGoogle(configured))
}

function isGoogle(url: URL): boolean {
  return url.protocol === 'https:' && url.port === '' && url.hostname.endsWith('.googleapis.com')
}
