/** For this channel's tests: a sandbox on a free port, a film of random bytes in a media store, and Releases of it. */
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { sha256 } from '@hl/config/canonical'
import type { YouTubeEnv } from '@hl/config/env'
import { mediaPath } from '@hl/config/media-store'
import type { Media, Release } from '@hl/config/release'
import { createMediaReader, type MediaReader } from '../../../media/media-reader'
import { exampleRelease } from '../../../release/example-release'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/server'
import type { Channel, Plan, Receipt, Verified } from '../../channel'
import { createRecordingContext, type RecordingContext } from '../../recording-context'
import { fixedConnection } from '../../connection'
import { createYouTubeChannel } from '..'
import type { YouTubeRendition } from '../render'
import type { Tuning, YouTubeOptions } from '../settings'
import { checkRequest, type Checked } from './fidelity'
import { tapWire, type WireTap } from './wire-tap'

export const KIB = 1024
export const SITE_URL = 'https://conduong.example'

export interface YouTubeWorld {
  sandbox: Sandbox
  channel: Channel<YouTubeRendition>
  media: MediaReader
  film: Media
  release: Release
  /** the same Item with a cover and captions */
  dressed: Release
  /** `sections`: their names by documentId; default: whatever the section, it has one */
  newContext(sections?: Readonly<Record<string, string>>): RecordingContext
  /** puts these bytes in the store, as a picture or captions of another Release */
  store(file: { content: Buffer; mime: string; ext: string }): Promise<Media>
  create(release?: Release): Extract<Plan<YouTubeRendition>, { action: 'create' }>
  update(release: Release): Plan<YouTubeRendition>
  /** reads the one receipt back; `release: null` as after a takedown */
  verify(args: { ctx: RecordingContext; release?: Release | null }): Promise<Verified>
  /** the same channel with another pace, or another account configured */
  channelWith(tuning: Partial<Tuning>, settings?: Partial<YouTubeEnv>, options?: Partial<YouTubeOptions>): Channel<YouTubeRendition>
  arm(fault: Record<string, unknown>): Promise<void>
  log(): Promise<LoggedCall[]>
  /** the upload protocol as the sandbox saw it, e.g. `bytes 308` */
  phases(): Promise<string[]>
  /** of the film as YouTube got it */
  sha256AtYouTube(): Promise<string>
  videos(): Promise<SandboxVideo[]>
  /** what stands beside them: playlists, what is in these, caption tracks */
  beside(): Promise<Omit<Seen['youtube'], 'videos'>>
  /** another program of the channel's owner */
  api(args: { method: string; path: string; body?: Record<string, unknown> }): Promise<unknown>
  /** ids of the discovery document's methods that the channel has called */
  called(): string[]
  /** as a person does it in YouTube Studio */
  byHand(args: { id: string; edit: Record<string, unknown> }): Promise<void>
  /** @throws Error when the channel has sent anything that YouTube's discovery document does not know */
  tearDown(): Promise<void>
}
export interface LoggedCall {
  method: string
  path: string
  phase: string | null
  status: number
}
interface Seen {
  calls: LoggedCall[]
  youtube: {
    videos: SandboxVideo[]
    playlists: { id: string; title: string; description: string; privacyStatus: string }[]
    playlistItems: { id: string; playlistId: string; videoId: string }[]
    captions: { id: string; videoId: string; language: string; name: string; file: string }[]
  }
}
export interface SandboxVideo {
  id: string
  title: string
  description: string
  privacyStatus: string
  size: number
  fileName: string | null
  tags: string[]
  thumbnail: string | null
}

/** A film of five chunks of 256 KiB unless told otherwise. */
export async function createWorld({
  filmBytes = 1100 * KIB,
  sandbox: options = {},
}: { filmBytes?: number; sandbox?: Omit<SandboxOptions, 'dir'> } = {}): Promise<YouTubeWorld> {
  const dir = await mkdtemp(join(tmpdir(), 'hl-youtube-'))
  const store: YouTubeWorld['store'] = (file) => storeFile({ mediaDir: join(dir, 'media'), ...file })
  const film = await store({ content: randomBytes(filmBytes), mime: 'video/mp4', ext: '.mp4' })
  const sandbox = await startSandbox({ ...options, dir: join(dir, 'sandbox'), delays: { youtubeProcessingMs: 0, ...options.delays } })
  const wire = tapWire({ origin: sandbox.url })
  const media = createMediaReader(join(dir, 'media'))
  const channelWith: YouTubeWorld['channelWith'] = (tuning, settings, others) =>
    createYouTubeChannel({
      connection: fixedConnection({ ...sandbox.youtube, ...settings }),
      siteUrl: SITE_URL,
      mode: 'sandbox',
      looksMs: [0, 0],
      takedown: 'private',
      ...others,
      tuning: { chunkBytes: 256 * KIB, callMs: 5_000, stepMs: 5_000, chunkMs: 4_000, tokenMs: 5_000, processingLookMs: 20, ...tuning },
    })
  const seen = async (path: string): Promise<Seen> => JSON.parse(await (await fetch(sandbox.url + path)).text())
  const post = async (path: string, body: Record<string, unknown>) => {
    const answer = await fetch(sandbox.url + path, { method: 'POST', body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  }
  const release = releaseOf({ film })
  const cover = await store({ content: await coverOf({ red: 120 }), mime: 'image/png', ext: '.png' })
  const captions = await store({ content: Buffer.from(CAPTIONS), mime: 'text/vtt', ext: '.vtt' })
  const channel = channelWith({})
  const log = async () => (await seen('/log?target=youtube')).calls
  const videos = async () => (await seen('/state')).youtube.videos
  return {
    sandbox,
    media,
    film,
    release,
    dressed: { ...release, cover, captions },
    store,
    channel,
    create: (from = release) => ({ action: 'create', release: from, rendition: channel.render(from, []) }),
    update: (to) => ({ action: 'update', release: to, rendition: channel.render(to, []), previous: channel.render(release, []) }),
    verify: ({ ctx, release: to = release }) => channel.verify(firstReceipt(ctx), to && channel.render(to, []), ctx),
    phases: async () => (await log()).flatMap(({ phase, status }) => (phase && phase !== 'token' ? [`${phase} ${status}`] : [])),
    async sha256AtYouTube() {
      const answer = await fetch(`${sandbox.url}/media/youtube-${(await videos())[0]?.id}`)
      return sha256(new Uint8Array(await answer.arrayBuffer()))
    },
    channelWith,
    newContext: (sectionNames) =>
      createRecordingContext({ channel: 'youtube', media, maxDeadlineMs: 5_000, ...(sectionNames ? { sectionNames } : {}) }),
    called: () => [...new Set(checkedOf({ wire, sandbox }).flatMap(({ methodId }) => methodId ?? []))].sort(),
    arm: (fault) => post('/faults', { target: 'youtube', ...fault }),
    log,
    videos,
    beside: async () => (await seen('/state')).youtube,
    api: ({ method, path, body }) => callApi({ sandbox, method, path, body }),
    byHand: ({ id, edit }) => post(`/hand/youtube/videos/${id}`, edit),
    async tearDown() {
      await sandbox.close()
      wire.close()
      await rm(dir, { recursive: true, force: true })
      const problems = checkedOf({ wire, sandbox }).flatMap((checked) =>
        checked.problems.map((problem) => `${checked.methodId}: ${problem}`),
      )
      if (problems.length > 0) throw new Error(`Requests YouTube does not know:\n${[...new Set(problems)].join('\n')}`)
    },
  }
}

/** Marks what is not the channel's doing. */
const BY_HAND = 'x-by-hand'

/** Every call of the channel to the API or the token endpoint, held against the discovery document. */
function checkedOf({ wire, sandbox }: { wire: WireTap; sandbox: Sandbox }): Checked[] {
  const mounts = { api: new URL(sandbox.youtube.apiUrl).pathname, token: new URL(sandbox.youtube.tokenUrl).pathname }
  const isChannels = ({ url, headers }: { url: URL; headers: object }) => url.pathname.startsWith(`${mounts.api}/`) && !(BY_HAND in headers)
  return wire
    .requests()
    .filter(isChannels)
    .map((request) => checkRequest({ request, mounts }))
}

async function callApi(args: {
  sandbox: Sandbox
  method: string
  path: string
  body: Record<string, unknown> | undefined
}): Promise<unknown> {
  const { sandbox, method, path, body } = args
  const { clientId, clientSecret, refreshToken, tokenUrl, apiUrl } = sandbox.youtube
  const form = { client_id: clientId, client_secret: clientSecret, refresh_token: refreshToken, grant_type: 'refresh_token' }
  const grant = await fetch(tokenUrl, { method: 'POST', headers: { [BY_HAND]: 'yes' }, body: new URLSearchParams(form) })
  const token: { access_token: string } = JSON.parse(await grant.text())
  const headers = { authorization: `Bearer ${token.access_token}`, 'content-type': 'application/json', [BY_HAND]: 'yes' }
  const answer = await fetch(`${apiUrl}/youtube/v3/${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}

export function thrownBy(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  )
}

export function firstReceipt(ctx: RecordingContext): Receipt {
  const [receipt] = ctx.receipts
  if (!receipt) throw new Error('there is no receipt')
  return receipt
}

async function storeFile(file: { mediaDir: string; content: Buffer; mime: string; ext: string }): Promise<Media> {
  const { mediaDir, content, mime, ext } = file
  const hash = sha256(content)
  const path = mediaPath(mediaDir, hash)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
  return { sha256: hash, size: content.length, mime, ext, name: `tep${ext}`, width: 640, height: 360, alt: null, caption: null }
}

/** Of one colour, as an editor's own cover might come: no JPEG, and not 16:9. */
export function coverOf({ red }: { red: number }): Promise<Buffer> {
  const background = { r: red, g: 40, b: 40 }
  return sharp({ create: { width: 900, height: 900, channels: 3, background } })
    .png()
    .toBuffer()
}

const CAPTIONS = 'WEBVTT\n\n00:00.000 --> 00:02.000\nNgày trở về.\n'

export function releaseOf({ film, ...changes }: Partial<Release> & { film: Media | null }): Release {
  return exampleRelease({
    type: 'video',
    documentId: 'doc-video-0001',
    slug: 'ngay-tro-ve',
    title: 'Ngày trở về',
    summary: 'Phóng sự về những ngày đầu trở về với gia đình và xóm làng.',
    body: [],
    video: film,
    source: 'Ban biên tập',
    ...changes,
  })
}
