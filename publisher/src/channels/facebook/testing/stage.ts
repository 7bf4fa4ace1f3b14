/** For this channel's tests: the sandbox as the Page, a one-page website to scrape, a media store, and Releases to place. */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { mediaPath } from '@hl/config/media-store'
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

export interface Stage {
  sandbox: Sandbox
  siteUrl: string
  channel: Channel<FacebookRendition>
  media: ReturnType<typeof createMediaReader>
  film: Media
  /** Another film in the same store. */
  otherFilm: Media
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
    videos: z.array(z.object({ id: z.string(), phase: z.string() })),
  }),
})
const logSchema = z.object({
  calls: z.array(z.object({ method: z.string(), path: z.string(), phase: z.string().nullable(), status: z.number() })),
})

const FILM_SIZE = 300_000
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
  const film = await storeFilm({ mediaDir: join(dir, 'media'), text: 'thước phim ' })
  const get = async (path: string) => (await fetch(sandbox.url + path, { signal: AbortSignal.timeout(5_000) })).json()
  return {
    sandbox,
    siteUrl: site.url,
    media,
    film,
    otherFilm: await storeFilm({ mediaDir: join(dir, 'media'), text: 'bản dựng lại ' }),
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

export function videoRelease(changes: Partial<Release> & { video: Media | null }): Release {
  return articleRelease({ type: 'video', documentId: 'phim-1', slug: 'xuong-moc-dau-lang', title: 'Xưởng mộc đầu làng', ...changes })
}

async function storeFilm({ mediaDir, text }: { mediaDir: string; text: string }): Promise<Media> {
  const bytes = Buffer.alloc(FILM_SIZE, text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const path = mediaPath(mediaDir, sha256)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes)
  const shown = { width: 1280, height: 720, alt: null, caption: null }
  return { sha256, size: FILM_SIZE, mime: 'video/mp4', ext: '.mp4', name: 'phim.mp4', ...shown }
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
