/** For this channel's tests: the sandbox as the Page, a one-page website to scrape, a media store, and Releases to place. */
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Media, Release } from '@hl/config/release'
import { createMediaReader } from '../../../media/media-reader'
import { exampleRelease } from '../../../release/example-release'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/server'
import type { Channel } from '../../channel'
import { createRecordingContext } from '../../recording-context'
import { fixedConnection } from '../../connection'
import { createFacebookChannel } from '../index'
import type { FacebookRendition } from '../render'
import { createFidelity, type Fidelity } from './fidelity'
import { fillStore, type StoredMedia } from './store'

export interface Stage extends StoredMedia {
  sandbox: Sandbox
  siteUrl: string
  channel: Channel<FacebookRendition>
  media: ReturnType<typeof createMediaReader>
  mediaDir: string
  context(): ReturnType<typeof createRecordingContext>
  arm(fault: object): Promise<void>
  state(): Promise<PageState>
  /** Every Graph call that arrived, oldest first. */
  calls(): Promise<z.infer<typeof logSchema>['calls']>
  /** Every kind of Graph call that was sent, as in CALLS. */
  readonly seen: ReadonlySet<string>
  /** @throws Error when a request was sent that Facebook's specification does not know */
  close(): Promise<void>
}
type PageState = z.infer<typeof stateSchema>['facebook']

const stateSchema = z.object({
  facebook: z.object({
    posts: z.array(z.object({ id: z.string(), message: z.string().nullable(), isPublic: z.boolean() })),
    videos: z.array(
      z.object({
        id: z.string(),
        phase: z.string(),
        thumbnailFile: z.string().nullable(),
        captions: z.array(z.looseObject({ locale: z.string() })),
      }),
    ),
    photos: z.array(z.object({ id: z.string(), alt: z.string().nullable(), mime: z.string(), postId: z.string().nullable() })),
    comments: z.array(z.object({ id: z.string(), objectId: z.string(), message: z.string() })),
  }),
})
const logSchema = z.object({
  calls: z.array(z.object({ method: z.string(), path: z.string(), phase: z.string().nullable(), status: z.number() })),
})

const CHUNK = 100_000

export async function openStage(options: Omit<SandboxOptions, 'dir' | 'port'> = {}): Promise<Stage> {
  const dir = await mkdtemp(join(tmpdir(), 'hl-facebook-'))
  const site = await openSite()
  let fidelity: Fidelity | null = null
  const sandbox = await startSandbox({
    dir: join(dir, 'sandbox'),
    delays: { facebookProcessingMs: 60 },
    limits: { chunkBytes: CHUNK },
    heard: (call) => fidelity?.hear(call),
    ...options,
  })
  fidelity = createFidelity(sandbox.facebook)
  const { seen, assert } = fidelity
  const media = createMediaReader(join(dir, 'media'))
  const stored = await fillStore(join(dir, 'media'))
  const get = async (path: string) => (await fetch(sandbox.url + path, { signal: AbortSignal.timeout(5_000) })).json()
  return {
    sandbox,
    siteUrl: site.url,
    media,
    mediaDir: join(dir, 'media'),
    ...stored,
    channel: createFacebookChannel({ connection: fixedConnection(sandbox.facebook), siteUrl: site.url, mode: 'sandbox', looksMs: [0, 0] }),
    context: () => createRecordingContext({ channel: 'facebook', media, maxDeadlineMs: 5_000 }),
    async arm(fault) {
      const answer = await fetch(`${sandbox.url}/faults`, { method: 'POST', body: JSON.stringify({ target: 'facebook', ...fault }) })
      if (answer.status !== 201) throw new Error(await answer.text())
    },
    state: async () => stateSchema.parse(await get('/state')).facebook,
    seen,
    calls: async () => logSchema.parse(await get('/log?target=facebook')).calls,
    async close() {
      await sandbox.close()
      await site.close()
      await rm(dir, { recursive: true, force: true })
      assert()
    },
  }
}

export function articleRelease(changes: Partial<Release> = {}): Release {
  return exampleRelease({
    documentId: 'bai-1',
    slug: 'ngay-tro-ve',
    title: 'Ngày trở về',
    summary: 'Anh Nam mở xưởng mộc sau khi trở về quê.',
    ...changes,
  })
}

/** An article that stands on the Page as pictures, with a comment of the Page's own. */
export function photoRelease({ pictures, ...changes }: Partial<Release> & { pictures: readonly Media[] }): Release {
  const [cover = null, ...others] = pictures
  const body = others.map((image) => ({ type: 'image' as const, image }))
  return articleRelease({ cover, body, ...changes, plan: facebookPlan({ format: 'photos', ...changes.plan?.facebook }) })
}

/** A short upright film; what a reel must be is in check.ts. */
export function reelRelease({ video, ...changes }: Partial<Release> & { video: Media }): Release {
  const upright = { ...video, width: 1080, height: 1920 }
  return videoRelease({ video: upright, ...changes, plan: facebookPlan({ format: 'reel', ...changes.plan?.facebook }) })
}

export function facebookPlan(facebook: Partial<Release['plan']['facebook']>): Release['plan'] {
  const { plan } = articleRelease()
  return { ...plan, facebook: { ...plan.facebook, ...facebook } }
}

export function videoRelease(changes: Partial<Release> & { video: Media | null }): Release {
  return articleRelease({ type: 'video', documentId: 'phim-1', slug: 'xuong-moc-dau-lang', title: 'Xưởng mộc đầu làng', ...changes })
}

async function openSite(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', connection: 'close' })
    response.end('<html><head><meta property="og:title" content="Ngày trở về"></head></html>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('no TCP address')
  return { url: `http://127.0.0.1:${address.port}`, close: () => new Promise((resolve) => void server.close(() => resolve())) }
}
