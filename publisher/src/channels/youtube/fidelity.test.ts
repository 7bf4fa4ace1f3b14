import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { COST } from './quota'
import { checkRequest } from './testing/fidelity'
import { createWorld, firstReceipt, thrownBy, type YouTubeWorld } from './testing/world'

// every request of every test of this channel is checked when its world is torn down
let world: YouTubeWorld
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.tearDown())

describe('the calls of this channel', () => {
  it('are those it has a price for, and each of them is known to YouTube', async () => {
    const { dressed } = world
    const ctx = world.newContext({ [dressed.section]: 'Tư vấn', khac: 'Chuyện hoàn lương' })
    await world.channel.deliver(world.create(dressed), ctx)
    await world.verify({ ctx })
    const captions = await world.store({ content: Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nKhác'), mime: 'text/vtt', ext: '.vtt' })
    await world.channel.deliver(world.update({ ...dressed, title: 'Tiêu đề mới', section: 'khac', captions }), ctx)
    await world.channel.deliver(world.update({ ...dressed, captions: null }), ctx)
    await world.channel.deliver({ action: 'remove' }, ctx)
    await world.channel.latest?.(ctx)
    expect(await world.channel.identify?.(firstReceipt(ctx).externalId, ctx)).not.toBeNull()
    await world.channelWith({}, {}, { takedown: 'delete' }).deliver({ action: 'remove' }, ctx)
    expect(world.called()).toEqual(
      Object.keys(COST)
        .map((name) => `youtube.${name}`)
        .sort(),
    )
  })
})

describe('the check itself', () => {
  const mounts = { api: '', token: '/token' }
  const problemsOf = (path: string, { method = 'PUT', body = {} as unknown, headers = {} } = {}) =>
    checkRequest({
      mounts,
      request: {
        method,
        url: new URL(path, 'http://x.test'),
        headers: { authorization: 'Bearer t0ken', 'content-type': 'application/json', ...headers },
        body: Buffer.from(method === 'GET' ? '' : JSON.stringify(body)),
        isWhole: true,
      },
    }).problems
  const update = '/youtube/v3/videos?part=snippet'
  const snippet = { title: 'a', categoryId: '27' }

  it('has nothing against a good request', () => {
    expect(problemsOf(update, { body: { id: 'x', snippet } })).toEqual([])
    expect(problemsOf('/youtube/v3/videos?part=id&part=snippet&id=x&maxResults=50', { method: 'GET' })).toEqual([])
  })

  it.each([
    ['a path', '/youtube/v3/video?part=snippet', {}, 'no such call'],
    ['a method', '/youtube/v3/videos?part=snippet', { method: 'PATCH' }, 'no such call'],
    ['a parameter', `${update}&sync=true`, { body: { id: 'x', snippet } }, 'unknown parameter: sync'],
    ['a missing parameter', '/youtube/v3/videos?id=x', { method: 'GET' }, 'missing parameter: part'],
    ['a number of the wrong size', '/youtube/v3/videos?part=id&maxResults=51', { method: 'GET' }, 'no such integer'],
    ['a boolean that is none', '/youtube/v3/channels?part=id&mine=1', { method: 'GET' }, 'no boolean'],
    ['a field', update, { body: { id: 'x', snippet: { ...snippet, titel: 'b' } } }, 'no field of VideoSnippet'],
    ['a type', update, { body: { id: 'x', snippet: { ...snippet, categoryId: 27 } } }, 'not string'],
    ['an entry of a list', update, { body: { id: 'x', snippet: { ...snippet, tags: [1] } } }, 'not string'],
    ['what only YouTube writes', update, { body: { id: 'x', snippet: { ...snippet, publishedAt: '2026' } } }, 'not ours to set'],
    ['an enum', '/youtube/v3/videos?part=status', { body: { id: 'x', status: { privacyStatus: 'hidden' } } }, 'knows no hidden'],
    ['a part that is not named', update, { body: { id: 'x', snippet, status: {} } }, 'does not name it'],
    ['a part that would be emptied', `${update}&part=status`, { body: { id: 'x', snippet } }, 'has none of it'],
    ['a token in the address', '/youtube/v3/videos?part=id&access_token=t', { method: 'GET' }, 'a secret in the address'],
    ['no token', '/youtube/v3/videos?part=id', { method: 'GET', headers: { authorization: '' } }, 'no Bearer token'],
    ['media of another type', '/upload/youtube/v3/thumbnails/set?videoId=x&uploadType=media', { method: 'POST' }, 'media of type'],
    ['a chunk out of step', '/upload/youtube/v3/videos?upload_id=x', { headers: { 'content-range': 'bytes 1-2/9' } }, 'whole steps'],
  ])('finds %s that YouTube does not know', (_what, path, given, problem) => {
    expect(problemsOf(path, given).join('\n')).toContain(problem)
  })

  it('fails the test in which such a request was sent', async () => {
    const other = await createWorld()
    const send = (path: string) => fetch(`${other.sandbox.youtube.apiUrl}/${path}`, { headers: { authorization: 'Bearer x' } })
    await send('youtube/v3/search?part=snippet')
    expect(String(await thrownBy(other.tearDown()))).toContain('no such call: GET youtube/v3/search')
  })
})
