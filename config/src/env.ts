/**
 * The environment, parsed once. Every problem is reported together, with what to do about it.
 * `process.env` is read by the callers of `readEnv` in main files and by Strapi's cms/config only.
 */
import { resolve } from 'node:path'
import { z } from 'zod'
import { PRESET_IDS } from './chain'
import { halfConfigured, platformsFrom } from './platforms'
import { POLICY } from './policy'
import { siteBucketFrom, siteBucketProblems, siteBucketVariables } from './site-bucket'
import { tellingFrom, tellingProblems, tellingVariables } from './telling'

export type { FacebookEnv, YouTubeEnv } from './platforms'

const port = (fallback: number) => z.coerce.number().int().min(1).max(65535).default(fallback)
const text = z.string().trim().min(1).optional()
const url = z.url({ protocol: /^https?$/ })
const shortMs = z.coerce.number().int().min(0)

const schema = z.object({
  DATABASE_URL: text,
  REDIS_URL: text,
  DATA_DIR: z.string().default('.data'),
  MEDIA_DIR: text,
  CMS_HOST: z.string().default('127.0.0.1'),
  CMS_PORT: port(1337),
  CMS_URL: url.optional(),
  PUBLIC_HOST: z.string().default('127.0.0.1'),
  PUBLIC_PORT: port(8080),
  /** Believe X-Forwarded-For: only when a web server of ours stands in front. */
  PUBLIC_BEHIND_PROXY: z.stringbool().default(false),
  INTERNAL_HOST: z.string().default('127.0.0.1'),
  INTERNAL_PORT: port(4000),
  /** Where cms finds the publisher's internal listener, when not on this machine. */
  INTERNAL_URL: url.optional(),
  SANDBOX_PORT: port(4010),
  SITE_URL: url.optional(),
  SITE_DIR: text,
  TZ_DISPLAY: z.string().default('Asia/Ho_Chi_Minh'),
  PUBLISHER_API_TOKEN: text,
  SECRETS_KEY: text,
  /** Keys it had before, separated by commas: what they encrypted is read, and encrypted anew at the next start. */
  SECRETS_KEY_PREVIOUS: text,
  /** Default: real as soon as one platform is named below, else sandbox. */
  CHANNEL_MODE: z.enum(['real', 'sandbox']).optional(),
  /** Ask external addresses in a text whether they still answer. Off: cms calls nobody outside. */
  CHECK_EXTERNAL_LINKS: z.stringbool().default(false),
  /** The editorial chain of a fresh database; the board changes it in the panel after. */
  EDITORIAL_PRESET: z.enum(PRESET_IDS).default('chuan'),
  /** A difference on a channel counts once it was seen twice, so far apart. */
  DRIFT_CONFIRM_MS: shortMs.default(POLICY.driftConfirmMs),
  /** From going live to the first measurement of how far it has reached. */
  REACH_FIRST_MS: shortMs.default(POLICY.reachFirstMs),
  /** How long before its hour a video is uploaded, unseen. */
  PREPARE_AHEAD_MS: shortMs.default(POLICY.prepareAheadMs),
  /** A blocked channel is asked again after this whether it is well. */
  HEALTH_EVERY_MS: z.coerce.number().int().min(100).default(POLICY.healthEveryMs),
  ...tellingVariables,
  ...siteBucketVariables,
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
  LOG_FORMAT: z.enum(['json', 'pretty']).optional(),

  FACEBOOK_PAGE_ID: text,
  FACEBOOK_PAGE_TOKEN: text,
  FACEBOOK_APP_ID: text,
  FACEBOOK_APP_SECRET: text,
  FACEBOOK_GRAPH_URL: url.default('https://graph.facebook.com'),
  FACEBOOK_RUPLOAD_URL: url.default('https://rupload.facebook.com'),
  /** Where people are asked for their consent. */
  FACEBOOK_DIALOG_URL: url.default('https://www.facebook.com'),
  FACEBOOK_API_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, 'must look like v26.0')
    .default('v26.0'),
  /** After an answer was lost: how long to wait before the first and before the second look. */
  FACEBOOK_FIRST_LOOK_MS: shortMs.default(45_000),
  FACEBOOK_SECOND_LOOK_MS: shortMs.default(180_000),

  YOUTUBE_CLIENT_ID: text,
  YOUTUBE_CLIENT_SECRET: text,
  YOUTUBE_REFRESH_TOKEN: text,
  YOUTUBE_CHANNEL_ID: text,
  YOUTUBE_API_URL: url.default('https://youtube.googleapis.com'),
  YOUTUBE_TOKEN_URL: url.default('https://oauth2.googleapis.com/token'),
  YOUTUBE_AUTH_URL: url.default('https://accounts.google.com/o/oauth2/v2/auth'),
  /** What a takedown does with a video there. */
  YOUTUBE_TAKEDOWN: z.enum(['private', 'delete']).default('private'),
  YOUTUBE_FIRST_LOOK_MS: shortMs.default(60_000),
  YOUTUBE_SECOND_LOOK_MS: shortMs.default(300_000),
})

export type Env = Readonly<ReturnType<typeof derive>>

export class EnvError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration has ${problems.length} problem(s):\n${problems.map((line) => `  - ${line}`).join('\n')}`)
    this.name = 'EnvError'
  }
}

/**
 * @param source usually `process.env`; an empty string counts as absent
 * @throws EnvError naming every problem at once
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const parsed = schema.safeParse(present)
  if (!parsed.success) {
    throw new EnvError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  }
  const problems = [...halfConfigured(parsed.data), ...tellingProblems(parsed.data), ...siteBucketProblems(parsed.data)]
  if (problems.length > 0) throw new EnvError(problems)
  return derive(parsed.data)
}

type Raw = z.infer<typeof schema>

function derive(raw: Raw) {
  const dataDir = resolve(raw.DATA_DIR)
  const { facebook, youtube, ...platforms } = platformsFrom(raw)
  const isNamed = platforms.facebookPlatform.app !== null || platforms.youtubePlatform.app !== null
  return {
    databaseUrl: raw.DATABASE_URL ?? null,
    redisUrl: raw.REDIS_URL ?? null,
    dataDir,
    mediaDir: resolve(raw.MEDIA_DIR ?? `${dataDir}/media`),
    siteDir: resolve(raw.SITE_DIR ?? `${dataDir}/site`),
    sandboxDir: resolve(dataDir, 'sandbox'),
    cms: { host: raw.CMS_HOST, port: raw.CMS_PORT, url: trimSlash(raw.CMS_URL ?? `http://${raw.CMS_HOST}:${raw.CMS_PORT}`) },
    public: { host: raw.PUBLIC_HOST, port: raw.PUBLIC_PORT, isBehindProxy: raw.PUBLIC_BEHIND_PROXY },
    siteBucket: siteBucketFrom(raw),
    siteUrl: trimSlash(raw.SITE_URL ?? `http://127.0.0.1:${raw.PUBLIC_PORT}`),
    internal: {
      host: raw.INTERNAL_HOST,
      port: raw.INTERNAL_PORT,
      url: trimSlash(raw.INTERNAL_URL ?? `http://127.0.0.1:${raw.INTERNAL_PORT}`),
    },
    sandbox: { port: raw.SANDBOX_PORT, url: `http://127.0.0.1:${raw.SANDBOX_PORT}` },
    timeZone: raw.TZ_DISPLAY,
    ...tellingFrom(raw),
    publisherApiToken: raw.PUBLISHER_API_TOKEN ?? null,
    secretsKey: raw.SECRETS_KEY ?? null,
    previousSecretsKeys: (raw.SECRETS_KEY_PREVIOUS ?? '').split(',').flatMap((key) => key.trim() || []),
    editorialPreset: raw.EDITORIAL_PRESET,
    checkExternalLinks: raw.CHECK_EXTERNAL_LINKS,
    healthEveryMs: raw.HEALTH_EVERY_MS,
    driftConfirmMs: raw.DRIFT_CONFIRM_MS,
    reachFirstMs: raw.REACH_FIRST_MS,
    prepareAheadMs: raw.PREPARE_AHEAD_MS,
    log: { level: raw.LOG_LEVEL, format: raw.LOG_FORMAT ?? null },
    facebook,
    youtube,
    ...platforms,
    facebookLooksMs: [raw.FACEBOOK_FIRST_LOOK_MS, raw.FACEBOOK_SECOND_LOOK_MS] as const,
    youtubeTakedown: raw.YOUTUBE_TAKEDOWN,
    youtubeLooksMs: [raw.YOUTUBE_FIRST_LOOK_MS, raw.YOUTUBE_SECOND_LOOK_MS] as const,
    /** the sandbox stands in for both platforms, and every page says so */
    isSandbox: (raw.CHANNEL_MODE ?? (isNamed ? 'real' : 'sandbox')) === 'sandbox',
  }
}

function trimSlash(address: string): string {
  return address.replace(/\/+$/, '')
}
