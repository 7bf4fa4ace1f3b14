/** What a sandbox can be told. Defaults are for `npm start`; tests shorten delays and shrink limits. */
import { readEnv, type Env, type FacebookEnv, type YouTubeEnv } from '@hl/config/env'
import type { Logger } from '@hl/config/logger'
import { SANDBOX_ACCOUNT, sandboxFacebook, sandboxYouTube } from '@hl/config/sandbox'

export interface SandboxOptions {
  /** takes port, directory and credentials from it; each can still be overridden */
  env?: Env
  /** where state and media are kept */
  dir?: string
  /** 0 (the default without `env`) takes a free one */
  port?: number
  host?: string
  pageName?: string
  /** added to links that people open; default: the address it listens on */
  publicUrl?: string
  facebook?: FacebookEnv
  youtube?: YouTubeEnv
  delays?: Partial<Delays>
  limits?: Partial<Limits>
  /** as in a project that has not passed the audit: whatever is asked, uploads stay private */
  isLockedPrivate?: boolean
  now?: () => Date
  logger?: Logger
  /** told of each Graph request before it is judged: for tests of a client */
  heard?: (arrived: ArrivedCall) => void
}

/** A Graph request as it came over the wire. */
export interface ArrivedCall {
  method: string
  /** path below the mount point, and query */
  address: string
  authorization: string | null
  /** parameters of address and body, files among them */
  given: ReadonlyMap<string, unknown>
  /** of the object named in the path: `page`, `post`, `video` …; null when there is none of this id */
  kind: string | null
}

export interface Delays {
  /** from a video's finish to its being ready */
  facebookProcessingMs: number
  /** from creation until a post shows in the Page's lists (it can be read by id at once) */
  facebookListMs: number
  youtubeProcessingMs: number
  /** from the last byte until the video shows in the uploads list */
  youtubeListMs: number
}

export interface Limits {
  /** smallest chunk the Graph API asks for; it grows with the file up to 1 MiB */
  chunkBytes: number
  youtubeInserts: number
  youtubeUnits: number
  /** life of an upload session and of an access token */
  sessionMs: number
  tokenMs: number
}

export interface Settings {
  dir: string
  port: number
  host: string
  pageName: string
  publicUrl: string | null
  facebook: FacebookEnv
  youtube: YouTubeEnv
  delays: Delays
  limits: Limits
  isLockedPrivate: boolean
  now: () => Date
  logger: Logger
  heard: SandboxOptions['heard']
}

export function resolveOptions(options: SandboxOptions): Settings {
  const env = options.env ?? readEnv({})
  const dir = options.dir ?? options.env?.sandboxDir
  if (dir === undefined) throw new TypeError('startSandbox needs `dir` or `env`')
  return {
    dir,
    port: options.port ?? options.env?.sandbox.port ?? 0,
    host: options.host ?? '127.0.0.1',
    pageName: options.pageName ?? SANDBOX_ACCOUNT.name,
    publicUrl: options.publicUrl ?? null,
    facebook: options.facebook ?? sandboxFacebook(env),
    youtube: options.youtube ?? sandboxYouTube(env),
    delays: { facebookProcessingMs: 1_000, facebookListMs: 0, youtubeProcessingMs: 1_000, youtubeListMs: 0, ...options.delays },
    limits: {
      chunkBytes: 512 * 1024,
      youtubeInserts: 100,
      youtubeUnits: 10_000,
      sessionMs: 24 * 3_600_000,
      tokenMs: 3_600_000,
      ...options.limits,
    },
    isLockedPrivate: options.isLockedPrivate ?? false,
    now: options.now ?? (() => new Date()),
    logger: options.logger ?? silent,
    heard: options.heard,
  }
}

const ignore = () => undefined
const silent: Logger = { error: ignore, warn: ignore, info: ignore, debug: ignore }
