/** The platform does as it is told and answers nonsense, or does nothing, or knows our token no more. */
import { countSeen, once } from './testing/once'
import { usePostgres } from './testing/use-postgres'

const postgres = usePostgres()
const FEED = { method: 'POST', path: '/feed$' }

test('an answer that is lost, or wrong before or after the post was made, leads to exactly one post', async () => {
  const scene = await postgres.open('answers')
  await scene.start()
  for (const kind of ['error-after', 'lost-answer', 'error-before']) await scene.platforms.arm({ target: 'facebook', kind, match: FEED })
  const releases = ['motbai', 'haibai', 'babai'].map((documentId) => scene.items.article(documentId))
  for (const release of releases) await scene.approve(release)
  // the first look comes after the deadline of the call, 40 s
  await scene.untilLive({ releases, withinMs: 70_000 })
  expect(await countSeen(scene, releases)).toEqual(once(releases))
  // two were there and were found; the third was not, and was made again
  expect(await scene.platforms.calls({ ...FEED, path: /\/feed$/ })).toHaveLength(4)
  const posts: (string | null)[][] = []
  for (const { documentId } of releases) {
    const { timeline } = await scene.deliveries().timeline({ documentId, channel: 'facebook' })
    expect(timeline.map(({ outcome }) => outcome)).toContain('outcome lost')
    posts.push(timeline.flatMap(({ steps }) => steps.filter(({ name }) => name === 'post').map(({ result }) => result)))
  }
  expect(posts.sort((a, b) => a.length - b.length)).toEqual([['found'], ['found'], ['ok', 'absent']])
}, 90_000)

test('a token that expires in mid-run blocks the channel, fails nothing, and all goes on when it is valid again', async () => {
  const scene = await postgres.open('token', { environment: { HEALTH_EVERY_MS: '1000' } })
  await scene.start()
  const before = ['truoc1', 'truoc2'].map((documentId) => scene.items.article(documentId))
  for (const release of before) await scene.approve(release)
  await scene.untilLive({ releases: before, withinMs: 15_000 })
  await scene.platforms.arm({ target: 'facebook', kind: 'token-expired', times: 100_000 })
  const after = ['sau1', 'sau2', 'sau3', 'sau4'].map((documentId) => scene.items.article(documentId))
  for (const release of after) await scene.approve(release)
  for (const { documentId } of after) {
    await scene.untilState({ states: ['blocked'], withinMs: 15_000, documentId, channels: ['facebook'] })
    await scene.untilState({ states: ['live'], withinMs: 15_000, documentId, channels: ['website'] })
  }
  const shown = await scene.deliveries().list({ state: 'blocked' })
  expect(shown.map(({ error }) => error)).toEqual(after.map(() => expect.objectContaining({ who: 'operator' })))
  await scene.platforms.disarm()
  await scene.untilLive({ releases: [...before, ...after], withinMs: 15_000 })
  expect(await countSeen(scene, [...before, ...after])).toEqual(once([...before, ...after]))
}, 60_000)
