/** A time that comes while nobody is there to keep it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { releaseSchema } from '@hl/config/release'
import { z } from 'zod'
import { usePostgres } from './testing/use-postgres'

const postgres = usePostgres()
const MINUTE_MS = 60_000

const calendarSchema = z.object({
  rows: z.array(z.object({ channel: z.string(), placedAt: z.coerce.date(), dueAt: z.null(), isLate: z.boolean() })),
})

test('what fell due while the publisher was down goes out at its next start, and the calendar calls it late', async () => {
  const scene = await postgres.open('schedule')
  const first = await scene.start()
  const at = new Date(Date.now() + 2_500)
  const article = scene.items.article('hen-gio')
  const { website, facebook } = article.plan
  const plan = { ...article.plan, website: { ...website, notBefore: at.toISOString() }, facebook: { ...facebook, notBefore: null } }
  const release = releaseSchema.parse({ ...article, plan })
  await scene.approve(release)
  await scene.untilState({ documentId: 'hen-gio', channels: ['website'], states: ['scheduled'], withinMs: 10_000 })
  await scene.untilState({ documentId: 'hen-gio', channels: ['facebook'], states: ['waiting'], withinMs: 10_000 })
  expect((await first.end('SIGTERM')).code).toBe(0)
  await sleep(Math.max(0, at.getTime() - Date.now()))
  // As if it had been away for an hour: only times in the database tell.
  const hourAgo = new Date(Date.now() - 60 * MINUTE_MS)
  await scene.pool.query(`update delivery set not_before = $1, due_at = $1 where channel = 'website'`, [hourAgo])
  await scene.pool.query(`update release set created_at = $1`, [new Date(hourAgo.getTime() - 60 * MINUTE_MS)])

  const second = await scene.restart()
  await scene.untilLive({ releases: [release], withinMs: 20_000 })
  expect(await scene.page(release)).toBe(200)
  const range = { from: new Date(Date.now() - 120 * MINUTE_MS).toISOString(), until: new Date(Date.now() + MINUTE_MS).toISOString() }
  const answer = await scene.deliveries(second).text(`/calendar?${new URLSearchParams(range).toString()}`)
  const { rows } = calendarSchema.parse(JSON.parse(answer))
  expect(rows.map(({ channel, isLate }) => ({ channel, isLate }))).toEqual([
    { channel: 'website', isLate: true },
    { channel: 'facebook', isLate: true },
  ])
  expect(rows.every(({ placedAt }) => placedAt > at)).toBe(true)
}, 90_000)
