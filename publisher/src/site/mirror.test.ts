import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { exampleRelease } from '../release/example-release'
import { openBucket } from './bucket'
import { type Mirror, startMirror } from './mirror'
import { rebuildSite } from './rebuild'
import { publish, takeDown } from './testing/test-publish'
import { createTestSite, silentLog, type TestSite } from './testing/test-site'

const BUCKET = 'trang'
const KEY = 'S3RVER'
let site: TestSite
let store: ChildProcess
let folder: string
let endpoint: string
let client: S3Client
let mirror: Mirror

beforeAll(async () => {
  site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
  folder = mkdtempSync(join(tmpdir(), 'hl-s3-'))
  const bin = require.resolve('s3rver/bin/s3rver.js')
  store = spawn(process.execPath, [bin, '-d', folder, '-p', '0', '--configure-bucket', BUCKET], { stdio: ['ignore', 'pipe', 'inherit'] })
  endpoint = await new Promise((resolve) => {
    store.stdout?.on('data', (chunk: Buffer) => {
      const port = /:(\d+)/.exec(chunk.toString('utf8'))?.[1]
      if (port) resolve(`http://127.0.0.1:${port}`)
    })
  })
  client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials: { accessKeyId: KEY, secretAccessKey: KEY } })
})
afterAll(async () => {
  await mirror?.close()
  client?.destroy()
  store?.kill('SIGTERM')
  await site.close()
  rmSync(folder, { recursive: true, force: true })
})

const open = async () => {
  const bucket = await openBucket({ bucket: BUCKET, endpoint, region: 'us-east-1', accessKeyId: KEY, secretAccessKey: KEY })
  return startMirror({ bucket, siteDir: site.siteDir, log: silentLog })
}

async function objectAt(name: string) {
  try {
    const { ContentType, ContentEncoding, CacheControl, WebsiteRedirectLocation, Body } = await client.send(
      new GetObjectCommand({ Bucket: BUCKET, Key: name }),
    )
    const bytes = Buffer.from((await Body?.transformToByteArray()) ?? [])
    const text = (ContentEncoding === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8')
    return { type: ContentType, encoding: ContentEncoding, kept: CacheControl, leadsTo: WebsiteRedirectLocation, text }
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') return null
    throw error
  }
}

/** The mirror follows by itself; a bound, not a pace. */
async function until(what: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 15_000; !(await what()); await sleep(50)) if (Date.now() > end) throw new Error('the bucket did not follow')
}

it('a bucket follows the site: what is published, moved, taken down, and what was missed while nobody mirrored', async () => {
  const video = await site.addMedia({ bytes: Buffer.alloc(300_000, 'phim'), ext: '.mp4', mime: 'video/mp4' })
  const film = `media/${video.sha256}.mp4`
  const ctx = await publish({ site, release: exampleRelease({ documentId: 'phim', type: 'video', video }) })
  mirror = await open()
  await until(async () => (await objectAt('index.html')) !== null && (await objectAt(film)) !== null)
  await until(async () => (await objectAt('video/phim/index.html')) !== null)
  expect(await objectAt('video/phim/index.html')).toMatchObject({
    type: 'text/html; charset=utf-8',
    encoding: 'gzip',
    kept: 'public, max-age=30, must-revalidate',
    text: expect.stringContaining('<html lang="vi"'),
  })
  expect(await objectAt(film)).toMatchObject({ type: 'video/mp4', encoding: undefined, kept: expect.stringContaining('immutable') })
  expect((await objectAt(film))?.text).toHaveLength(300_000)
  expect(await objectAt('rss.xml')).toMatchObject({ type: 'application/rss+xml; charset=utf-8', encoding: 'gzip' })

  const article = await publish({ site, release: exampleRelease({ documentId: 'doc1', slug: 'mot' }) })
  await publish({ site, release: exampleRelease({ documentId: 'doc1', slug: 'hai', formerSlugs: ['mot'] }), ctx: article })
  await takeDown({ site, documentId: 'phim', reason: null, ctx })
  await until(async () => (await objectAt('bai-viet/hai/index.html')) !== null && (await objectAt('video/phim/index.html')) === null)
  await until(async () => (await objectAt(film)) === null && (await objectAt('bai-viet/mot/index.html'))?.leadsTo === '/bai-viet/hai/')
  await until(async () => (await objectAt('feed.json'))?.text.includes('/bai-viet/hai/') === true)

  await mirror.close()
  await publish({ site, release: exampleRelease({ documentId: 'doc2' }) })
  await takeDown({ site, documentId: 'doc1', reason: null, ctx: article })
  mirror = await open()
  await until(async () => (await objectAt('bai-viet/doc2/index.html')) !== null && (await objectAt('bai-viet/hai/index.html')) === null)
  await until(async () => (await objectAt('bai-viet/mot/index.html')) === null)

  await rebuildSite({ ...site, site: site.store, mode: 'real', siteUrl: 'https://moi.example' })
  await until(async () => (await objectAt('bai-viet/doc2/index.html'))?.text.includes('https://moi.example/bai-viet/doc2/') === true)
  // nothing of ours, nothing hidden
  expect(await objectAt('.gone/bai-viet/hai.html')).toBeNull()
  expect(await objectAt('index.html.br')).toBeNull()
}, 60_000)
