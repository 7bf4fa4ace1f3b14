/** A film goes up unseen ahead of its hour, whatever dies on the way, and nobody sees it before that hour or after it was taken back. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { releaseSchema, type Release } from '@hl/config/release'
import { itemPath } from '@hl/config/words'
import { withdrawPayload } from './testing/items'
import type { Scene } from './testing/scene'
import { usePostgres } from './testing/use-postgres'
import { waitFor } from './testing/wait-for'

const postgres = usePostgres()
const AHEAD_MS = 3_600_000
const SETTINGS = { PREPARE_AHEAD_MS: String(AHEAD_MS) }
const CHANNELS = ['youtube'] as const

/** Not on the Page, on the website at once, on YouTube at its hour. */
function embargoed({ film, hour }: { film: Release; hour: Date | null }): Release {
  const { facebook, youtube } = film.plan
  const plan = {
    ...film.plan,
    facebook: { ...facebook, enabled: false },
    youtube: { ...youtube, notBefore: hour?.toISOString() ?? null },
  }
  return releaseSchema.parse({ ...film, plan })
}

const videosOf = async ({ platforms }: Scene, { title }: Release) =>
  (await platforms.state()).youtube.videos.filter((video) => video.title === title)

/** Who may see a video is said when its session is opened, and can be changed by this call alone. */
const changesOf = ({ platforms }: Scene) => platforms.calls({ target: 'youtube', method: 'PUT', path: /google\/youtube\/v3\/videos$/ })

const outcomesOf = async (scene: Scene, { documentId }: Release) => {
  const { timeline } = await scene.deliveries().timeline({ documentId, channel: 'youtube' })
  return timeline.map(({ outcome }) => outcome)
}

const untilPrepared = (scene: Scene, release: Release) =>
  waitFor({
    what: `${release.documentId} to be uploaded ahead`,
    withinMs: 30_000,
    // until the approval has been taken there is no Delivery to ask for
    isTrue: () =>
      outcomesOf(scene, release).then(
        (outcomes) => outcomes.includes('prepared'),
        () => false,
      ),
  })

/** As if time had gone by: the hour that was given comes so soon. */
async function comeHour(scene: Scene, { documentId }: Release): Promise<Date> {
  const hour = new Date(Date.now() + 1_000)
  await scene.pool.query(`update delivery set not_before = $1, due_at = $1 where document_id = $2 and channel = 'youtube'`, [
    hour,
    documentId,
  ])
  return hour
}

test('killed with -9 while a film goes up ahead of its hour, it goes on from the stored byte, and shows one video when the hour has come', async () => {
  const scene = await postgres.open('early', { environment: SETTINGS })
  const { platforms } = scene
  const publisher = await scene.start()
  const hour = new Date(Date.now() + AHEAD_MS + 1_000)
  const release = embargoed({ film: scene.items.video('phimhengio', { megabytes: 18 }), hour })
  // three chunks, of which the second hangs
  await platforms.arm({ target: 'youtube', kind: 'slow', ms: 8_000, match: { phase: 'bytes' }, skip: 1 })
  await scene.approve(release)
  const chunks = () => platforms.calls({ target: 'youtube', phase: 'bytes' })
  await waitFor({ what: 'the second chunk', withinMs: 30_000, isTrue: async () => (await chunks()).length === 2 })
  await publisher.end('SIGKILL')
  await scene.restart()
  await untilPrepared(scene, release)

  const sessions = await platforms.calls({ target: 'youtube', phase: 'session' })
  expect(sessions).toHaveLength(1)
  expect(sessions[0]?.at.getTime()).toBeGreaterThanOrEqual(hour.getTime() - AHEAD_MS)
  expect(await chunks()).toHaveLength(3)
  expect(await outcomesOf(scene, release)).toEqual(['prepared', 'interrupted'])
  await scene.untilState({ documentId: release.documentId, channels: CHANNELS, states: ['scheduled'], withinMs: 10_000 })
  expect(await videosOf(scene, release)).toMatchObject([{ privacyStatus: 'private', size: release.video?.size }])
  expect(await changesOf(scene)).toEqual([])

  const come = await comeHour(scene, release)
  await scene.untilState({ documentId: release.documentId, states: ['live', 'skipped'], withinMs: 30_000 })
  const [video, ...others] = await videosOf(scene, release)
  expect(video).toMatchObject({ privacyStatus: 'public' })
  expect(others).toEqual([])
  const changes = await changesOf(scene)
  expect(changes).toHaveLength(1)
  expect(changes[0]?.at.getTime()).toBeGreaterThanOrEqual(come.getTime())
  expect(await platforms.calls({ target: 'youtube', phase: 'session' })).toHaveLength(1)
  // our own page shows it from then on
  const page = join(scene.siteDir, itemPath(release), 'index.html')
  await waitFor({
    what: 'the page to lead to the video',
    withinMs: 15_000,
    isTrue: async () => (await readFile(page, 'utf8')).includes(video?.id ?? 'no video'),
  })
}, 120_000)

test('a film withdrawn or taken down before its hour was never seen; approved again, the same film is shown', async () => {
  const scene = await postgres.open('withdrawn', { environment: SETTINGS })
  await scene.start()
  const hour = new Date(Date.now() + AHEAD_MS)
  const withdrawn = embargoed({ film: scene.items.video('phimthoi', {}), hour })
  const takenDown = embargoed({ film: scene.items.video('phimgo', { no: 2 }), hour })
  for (const release of [withdrawn, takenDown]) await scene.approve(release)
  for (const release of [withdrawn, takenDown]) await untilPrepared(scene, release)
  // what is live before the withdrawal stays
  await scene.untilState({ channels: ['website'], states: ['live'], withinMs: 20_000 })
  await scene.write({ documentId: withdrawn.documentId, seq: 2, payload: withdrawPayload({ release: withdrawn, seq: 2 }) })
  await scene.takedown(takenDown, 2)
  await scene.untilState({ channels: CHANNELS, states: ['removed'], withinMs: 20_000 })
  // should anything still ring at the hour it was to have
  await scene.pool.query(`update delivery set due_at = now() where channel = 'youtube'`)
  const { rows } = await scene.pool.query(`select not_before from delivery where channel = 'youtube' and not_before is not null`)
  expect(rows).toEqual([])
  await waitFor({ what: 'nothing to be due', withinMs: 10_000, isTrue: async () => (await dueNow(scene)) === 0 })
  await scene.untilState({ channels: CHANNELS, states: ['removed'], withinMs: 20_000 })
  for (const release of [withdrawn, takenDown]) expect(await videosOf(scene, release)).toMatchObject([{ privacyStatus: 'private' }])
  // private from the first byte on, and nobody has asked for anything else
  expect(await changesOf(scene)).toEqual([])
  expect([await scene.page(withdrawn), await scene.page(takenDown)]).toEqual([200, 410])

  await scene.approve(embargoed({ film: withdrawn, hour: null }), 3)
  await scene.untilState({ documentId: withdrawn.documentId, channels: CHANNELS, states: ['live'], withinMs: 20_000 })
  expect(await videosOf(scene, withdrawn)).toMatchObject([{ privacyStatus: 'public' }])
  expect(await scene.platforms.calls({ target: 'youtube', phase: 'session' })).toHaveLength(2)
  expect(await videosOf(scene, takenDown)).toMatchObject([{ privacyStatus: 'private' }])
}, 120_000)

async function dueNow({ pool }: Scene): Promise<number | undefined> {
  const { rows } = await pool.query<{ n: number }>(`select count(*)::int as n from delivery where channel = 'youtube' and due_at <= now()`)
  return rows[0]?.n
}
