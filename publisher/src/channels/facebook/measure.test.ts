import type { Observation } from '../observation'
import { channelTo, closeServers, json } from './testing/odd-server'
import { articleRelease, openStage, videoRelease, type Stage } from './testing/stage'
import { only, scenes } from './testing/scenes'

let stage: Stage
let scene: ReturnType<typeof scenes>
beforeEach(async () => {
  stage = await openStage()
  scene = scenes(stage)
})
afterEach(() => stage.close())
afterAll(closeServers)

const figures = (observed: readonly Observation[] | undefined) =>
  Object.fromEntries((observed ?? []).map((one) => [one.metric, one.value ?? ('why' in one ? one.why : null)]))
const hand = (path: string, body: object) => fetch(`${stage.sandbox.url}/hand/${path}`, { method: 'POST', body: JSON.stringify(body) })

async function placed() {
  const ctx = await scene.placed(articleRelease())
  const receipt = only(ctx.receipts)
  await hand(`facebook/posts/${receipt.externalId}/reach`, { views: 1_200, reactions: 34, comments: 5, shares: 6 })
  return { ctx, receipt, measure: async () => stage.channel.measure?.([receipt], ctx) }
}

it('reads views, reactions, comments and shares of a post, each with the platform’s own name of it', async () => {
  const { receipt, measure } = await placed()
  const of = { key: 'post', externalId: receipt.externalId }
  expect(await measure()).toEqual([
    { receipt: of, metric: 'views', value: 1_200, source: 'post_media_view' },
    { receipt: of, metric: 'reactions', value: 34, source: 'reactions.summary' },
    { receipt: of, metric: 'comments', value: 5, source: 'comments.summary' },
    { receipt: of, metric: 'shares', value: 6, source: 'shares.count' },
  ])
})

it('tells zero from what it was not told', async () => {
  const { receipt, measure } = await placed()
  await hand(`facebook/posts/${receipt.externalId}/reach`, { views: 0, reactions: 0, comments: null, shares: 0 })
  expect(figures(await measure())).toEqual({ views: 0, reactions: 0, comments: 'not-shown', shares: 'not-shown' })
})

it('knows no views where the metric is gone, and all else still', async () => {
  const { measure } = await placed()
  await hand('facebook/page', { goneMetrics: ['post_media_view'] })
  expect(figures(await measure())).toEqual({ views: 'not-offered', reactions: 34, comments: 5, shares: 6 })
})

it('knows no views without the permission, and the channel is none the worse', async () => {
  const { measure } = await placed()
  await stage.arm({ kind: 'graph-error', code: 10, status: 403, match: { path: '/insights$' } })
  expect(figures(await measure())).toEqual({ views: 'permission', reactions: 34, comments: 5, shares: 6 })
})

it('still reads reactions and shares where comments take a permission it was not given', async () => {
  const { measure } = await placed()
  await stage.arm({ kind: 'graph-error', code: 200, status: 403, match: { path: '\\d+_\\d+$' } })
  expect(figures(await measure())).toEqual({ views: 1_200, reactions: 34, comments: 'permission', shares: 6 })
})

it('says of a post that somebody deleted that it is missing', async () => {
  const { receipt, measure } = await placed()
  await hand(`facebook/posts/${receipt.externalId}`, { delete: true })
  expect(figures(await measure())).toEqual({ views: 'missing', reactions: 'missing', comments: 'missing', shares: 'missing' })
})

it('throws a limit, for that holds for more than one figure', async () => {
  const { measure } = await placed()
  await stage.arm({ kind: 'throttled', minutes: 7, match: { path: '/insights$' } })
  await expect(measure()).rejects.toMatchObject({ code: 'facebook.80001' })
})

it('measures a film by its post, and by its plays where the common metric is gone', async () => {
  const ctx = await scene.placed(videoRelease({ video: stage.film }))
  const receipt = only(ctx.receipts)
  const { posts } = await stage.state()
  await hand(`facebook/posts/${posts[0]?.id}/reach`, { views: 1_000, reactions: 1, comments: 2, shares: 3 })
  expect(figures(await stage.channel.measure?.([receipt], ctx))).toEqual({ views: 1_000, reactions: 1, comments: 2, shares: 3 })
  await hand('facebook/page', { goneMetrics: ['post_media_view'] })
  const [views] = (await stage.channel.measure?.([receipt], ctx)) ?? []
  expect(views).toMatchObject({ value: 600, source: 'post_video_views' })
})

it('takes nothing for a total that is no whole number of the whole life', async () => {
  const answers: unknown[] = [
    { data: [{ name: 'post_media_view', period: 'day', values: [{ value: 9 }] }] },
    { data: [{ name: 'post_media_view', period: 'lifetime', values: [{ value: { like: 2 } }] }] },
    { data: [] },
  ]
  for (const insights of answers) {
    const { channel, seen } = await channelTo((request, response) =>
      json(response, request.url?.includes('/insights') ? insights : { id: '1_2' }),
    )
    const ctx = stage.context()
    ctx.keep({ key: 'post', externalId: '1_2', url: null })
    expect(figures(await channel.measure?.([only(ctx.receipts)], ctx))).toMatchObject({ views: 'not-shown', reactions: 'not-shown' })
    expect(seen.every(({ url, authorization }) => !url.includes('EAAtoken') && authorization === 'Bearer EAAtoken')).toBe(true)
  }
})

it('asks a film that names no post by the Page’s id and its own', async () => {
  const slow = await openStage({ delays: { facebookProcessingMs: 600_000 } })
  const ctx = slow.context()
  await slow.channel.deliver(scenes(slow).create(videoRelease({ video: slow.film })), ctx)
  const receipt = only(ctx.receipts)
  const before = (await slow.calls()).length
  expect(figures(await slow.channel.measure?.([receipt], ctx))).toMatchObject({ views: 'missing', shares: 'missing' })
  const paths = (await slow.calls()).slice(before).map(({ path }) => path.split('/v26.0/')[1])
  const story = `${slow.sandbox.facebook.pageId}_${receipt.externalId}`
  expect(paths).toEqual([receipt.externalId, story, `${story}/insights`])
  await slow.close()
})
