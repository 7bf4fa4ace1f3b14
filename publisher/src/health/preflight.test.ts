import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sha256 } from '@hl/config/canonical'
import { mediaPath } from '@hl/config/media-store'
import { releaseHash, type Media } from '@hl/config/release'
import type { ChannelId } from '@hl/config/words'
import type { Channel } from '../channels/channel'
import { useStage } from '../delivery/testing/use-stage'
import { createMediaReader } from '../media/media-reader'
import { exampleRelease } from '../release/example-release'
import { readPreflight, runPreflight } from './preflight'

const scene = useStage()
const pool = () => scene.stage.db.pool
const mediaDir = mkdtempSync(join(tmpdir(), 'hl-preflight-'))
const IN_SIX_HOURS = () => new Date(Math.floor(Date.now() / 1_000) * 1_000 + 6 * 3_600_000).toISOString()
let changes: Partial<Channel> = {}

beforeEach(async () => {
  changes = {}
  for (const table of ['preflight', 'channel_health', 'ledger']) await pool().query(`delete from ${table}`)
  await pool().query(`update delivery set state = 'skipped'`)
})
afterAll(() => rmSync(mediaDir, { recursive: true, force: true }))

const deps = () => {
  const { website, facebook, youtube } = scene.stage
  const channels = new Map<ChannelId, Channel>([website, facebook, youtube].map((one) => [one.id, { ...one, ...changes }]))
  return { ...scene.stage.deps, channels, media: createMediaReader(mediaDir) }
}

/** One Item on YouTube, approved for later; run once so that it waits for its time. */
async function plan(input: { title?: string; media?: Media; notBefore?: string } = {}): Promise<void> {
  const { title = 'Tiêu đề', media = null, notBefore = IN_SIX_HOURS() } = input
  const { documentId } = scene
  const off = { enabled: false, notBefore: null }
  const release = exampleRelease({
    documentId,
    title,
    cover: media,
    plan: {
      website: off,
      facebook: { ...off, message: null },
      youtube: { enabled: true, notBefore, title: null, description: null },
    },
  })
  const at = new Date().toISOString()
  const actor = { id: '1', name: 'Trưởng Ban' }
  const payload = { v: 1, kind: 'publish', seq: 1, documentId, at, actor, releaseHash: releaseHash(release), release, comment: null }
  await scene.stage.write({ documentId, seq: 1, payload })
  await scene.stage.run(500)
  expect((await scene.of('youtube')).state).toBe('scheduled')
}

const codes = async () => {
  const found = await readPreflight(pool(), (await scene.of('youtube')).id)
  return found?.problems.map(({ code }) => code) ?? null
}

describe('the look ahead', () => {
  it('finds nothing wrong with a plan that will work, and does not look again for hours', async () => {
    await plan()
    expect(await codes()).toBeNull()
    expect(await runPreflight(deps())).toBe(1)
    expect(await codes()).toEqual([])
    expect(await runPreflight(deps())).toBe(0)
  })

  it('looks no further ahead than a day', async () => {
    await plan({ notBefore: new Date(Date.now() + 25 * 3_600_000).toISOString().replace(/\.\d+Z/, '.000Z') })
    expect(await runPreflight(deps())).toBe(0)
  })

  it('finds a token that ends before the time, and says until when', async () => {
    await plan()
    const tokenExpiresAt = new Date(Date.now() + 5 * 3_600_000)
    changes = { health: async () => ({ ok: true, mode: 'sandbox', summary: '', tokenExpiresAt, missingPermissions: [] }) }
    await runPreflight(deps())
    expect(await codes()).toEqual(['token'])
  })

  it('finds an account that is not well, and a channel that is paused', async () => {
    await plan()
    changes = {
      health: async () => ({ ok: false, mode: 'sandbox', summary: 'Thiếu quyền.', tokenExpiresAt: null, missingPermissions: ['x'] }),
    }
    await pool().query(`insert into channel_state (channel, paused) values ('youtube', true)`)
    await runPreflight(deps())
    expect(await codes()).toEqual(['account', 'paused'])
  })

  it('finds a file that is missing from the store, or no longer what was approved', async () => {
    const bytes = Buffer.from('ảnh bìa')
    const file = { sha256: sha256(bytes), size: bytes.length, mime: 'image/jpeg', ext: '.jpg', name: 'bia.jpg' }
    await plan({ media: { ...file, width: 1, height: 1, alt: null, caption: null } })
    await runPreflight(deps())
    expect(await codes()).toEqual(['media'])
    const path = mediaPath(mediaDir, file.sha256)
    mkdirSync(dirname(path), { recursive: true })
    for (const [content, expected] of [
      [Buffer.alloc(bytes.length), ['media']],
      [bytes, []],
    ] as const) {
      writeFileSync(path, content)
      await pool().query(`update preflight set at = now() - interval '11 minutes'`)
      await runPreflight(deps())
      expect(await codes()).toEqual(expected)
    }
  })

  it('finds which Items the quota of their day does not reach for, in the order they go out', async () => {
    const timeZone = 'America/Los_Angeles'
    changes = {
      budgets: { uploads: { name: 'lượt', perDay: 3, reserve: 1, timeZone } },
      expectedCosts: { create: [{ bucket: 'uploads', units: 1 }], update: [] },
    }
    const times = ['00', '10', '20'].map((second) => IN_SIX_HOURS().replace(/\d\d\.000Z$/, `${second}.000Z`))
    const found: (string[] | null)[] = []
    for (const [index, notBefore] of times.entries()) {
      scene.documentId = `quota${index}`
      await plan({ notBefore })
    }
    await runPreflight(deps())
    for (const index of times.keys()) {
      scene.documentId = `quota${index}`
      found.push(await codes())
    }
    expect(found).toEqual([[], [], ['quota.uploads']])
  })

  it('finds content the channel would refuse', async () => {
    await plan()
    changes = { accepts: () => [{ field: 'title', message: 'Bỏ dấu <.', level: 'error' }] }
    await runPreflight(deps())
    expect(await codes()).toEqual(['content.title'])
  })

  it('looks again while something is wrong, and once more in the last hour', async () => {
    await plan()
    changes = { accepts: () => [{ field: 'title', message: 'Bỏ dấu <.', level: 'error' }] }
    await runPreflight(deps())
    changes = {}
    expect(await runPreflight(deps())).toBe(0)
    await pool().query(`update preflight set at = now() - interval '11 minutes'`)
    expect(await runPreflight(deps())).toBe(1)
    expect(await codes()).toEqual([])
    const soon = new Date(Date.now() + 1_800_000)
    await pool().query(`update delivery set not_before = $1 where document_id = $2`, [soon, scene.documentId])
    await pool().query(`update preflight set due_at = $1, at = now() - interval '2 hours'`, [soon])
    expect(await runPreflight(deps())).toBe(1)
    expect(await runPreflight(deps())).toBe(0)
  })

  it('forgets what it found once the plan is another', async () => {
    await plan()
    await runPreflight(deps())
    await pool().query(`update delivery set not_before = now() + interval '9 hours' where document_id = $1`, [scene.documentId])
    expect(await codes()).toBeNull()
  })
})
