import { createHmac } from 'node:crypto'
import { tmpdir } from 'node:os'
import { createMediaReader } from '../../media/media-reader'
import { createRecordingContext } from '../recording-context'
import type { createFacebookChannel } from './index'
import { channelAt, channelTo, closeServers, json, type Handler } from './testing/odd-server'
import { articleRelease } from './testing/stage'

afterEach(closeServers)

const media = createMediaReader(tmpdir())
const context = (maxDeadlineMs = 2_000) => createRecordingContext({ channel: 'facebook', media, maxDeadlineMs })
const release = articleRelease()
const planOf = (channel: ReturnType<typeof createFacebookChannel>) => ({
  action: 'create' as const,
  release,
  rendition: channel.render(release, []),
})
/** Answers the scrape, and gives the post to `handle`. */
const onPost =
  (handle: Handler): Handler =>
  (request, response) =>
    request.url?.includes('/feed') ? handle(request, response) : json(response, { id: '5' })

describe('the Graph client', () => {
  it('sends the token in the header only, with its proof, to the pinned version', async () => {
    const { channel, seen } = await channelTo((_, response) => json(response, { id: '1_2', permalink_url: 'https://www.facebook.com/1_2' }))
    await channel.deliver(planOf(channel), context())
    const proof = createHmac('sha256', 'secret-of-the-app').update('EAAtoken').digest('hex')
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /v26.0/', 'POST /v26.0/1/feed'])
    for (const { authorization, url, text } of seen) {
      expect(authorization).toBe('Bearer EAAtoken')
      expect(url + text).not.toContain('EAAtoken')
      expect(new URLSearchParams(text).get('appsecret_proof')).toBe(proof)
    }
    expect(Object.fromEntries(new URLSearchParams(seen[1]?.text))).toMatchObject({
      message: 'Anh Nam mở xưởng mộc sau khi trở về quê.',
      link: 'https://a.vn/bai-viet/ngay-tro-ve/',
      fields: 'id,permalink_url,created_time,is_published',
    })
  })

  it.each<[string, Handler]>([
    ['a page of HTML', (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>')],
    ['a 502 without a body', (_, response) => void response.writeHead(502).end()],
    ['a cut connection', (request) => void request.socket.destroy()],
    ['a redirect, which is not followed', (_, response) => void response.writeHead(302, { location: '/elsewhere' }).end()],
    ['silence until the deadline', () => undefined],
    [
      'half an answer',
      (request, response) => (
        response.writeHead(200, { 'content-length': '100' }).write('{"id":'),
        setTimeout(() => request.socket.destroy(), 20)
      ),
    ],
  ])('takes %s after a create for unknown, and sends it once', async (_, handle) => {
    const { channel, seen } = await channelTo(onPost(handle))
    await expect(channel.deliver(planOf(channel), context(300))).rejects.toMatchObject({ name: 'OutcomeUnknown' })
    expect(seen.filter(({ url }) => url.includes('/feed'))).toHaveLength(1)
    expect(seen).toHaveLength(2)
  })

  it('makes a create on a connection of its own, so that no idle one can break under it', async () => {
    const connections: (string | undefined)[] = []
    const { channel } = await channelTo((request, response) => {
      connections.push(request.headers.connection)
      json(response, { id: '1_2' })
    })
    await channel.deliver(planOf(channel), context())
    expect(connections).toEqual(['keep-alive', 'close'])
  })

  it('sends nothing once it is told to stop, and says so', async () => {
    const { channel, seen } = await channelTo((_, response) => json(response, { id: '1_2' }))
    const ctx = context()
    const stopped = { ...ctx, step: (_: unknown, call: (signal: AbortSignal) => Promise<never>) => call(AbortSignal.abort()) }
    await expect(channel.deliver(planOf(channel), stopped)).rejects.toMatchObject({
      name: 'ChannelUnavailable',
      code: 'facebook.stopped',
    })
    expect(seen).toEqual([])
  })

  it('takes a refused connection for surely not sent, even for a create', async () => {
    const { channel } = await channelTo(onPost((_, response) => json(response, {})))
    const dead = channelAt('http://127.0.0.1:9')
    await expect(dead.deliver(planOf(channel), context())).rejects.toMatchObject({
      name: 'ChannelUnavailable',
      code: 'facebook.unreachable',
    })
  })

  it.each([
    [{ code: 98765, error_subcode: 4, fbtrace_id: 'A1' }, [{ status: 400, code: 98765, subcode: 4, trace: 'A1' }]],
    [{ code: 100, error_subcode: 1363777, fbtrace_id: 'A2' }, [{ code: 100, subcode: 1363777, trace: 'A2' }]],
    [{ code: 190, error_subcode: 463, fbtrace_id: 'A3' }, []],
    [{ code: 283, fbtrace_id: 'A4' }, []],
  ])('tells the log of an error that the table does not list: %j', async (error, expected) => {
    const { channel } = await channelTo((_, response) => json(response, { error: { message: 'x', ...error } }, 400))
    const told: unknown[] = []
    const ignore = () => undefined
    const warn = (event: string, facts?: object) => void (event === 'facebook_unlisted_error' && told.push(facts))
    const log = { error: ignore, info: ignore, debug: ignore, warn }
    const ctx = createRecordingContext({ channel: 'facebook', media, maxDeadlineMs: 2_000, log })
    await expect(channel.deliver(planOf(channel), ctx)).rejects.toThrow()
    expect(told).toMatchObject(expected)
  })

  it('keeps token, proof and address out of every error', async () => {
    const { channel } = await channelTo((request) => void request.socket.destroy())
    const error: unknown = await channel.deliver(planOf(channel), context()).catch((caught: unknown) => caught)
    const { inspect } = await import('node:util')
    expect(inspect(error, { depth: 10 })).not.toMatch(/EAAtoken|appsecret_proof|secret-of-the-app/)
  })
})

describe('find on a Page with posts of others', () => {
  const at = new Date('2026-11-24T01:00:00Z')
  const post = (changes: object) => ({
    id: '1_7',
    message: 'Anh Nam mở xưởng mộc sau khi trở về quê.',
    created_time: '2026-11-24T00:59:00+0000',
    permalink_url: 'https://www.facebook.com/1_7',
    application: { id: '9' },
    attachments: { data: [{ unshimmed_url: 'https://a.vn/bai-viet/ngay-tro-ve/?fbclid=x' }] },
    ...changes,
  })
  const find = async (posts: object[]) => {
    const { channel } = await channelTo((_, response) => json(response, { data: posts }))
    const rendition = channel.render(release, [])
    const common = { deliveryId: 'd', step: 'post', request: null, sentAt: at, progress: null, knownIds: new Set(['1_1']) }
    return channel.find({ ...common, release, rendition }, context())
  }

  it('takes the one made by our app, to our page, at the time, and not known yet', async () => {
    expect((await find([post({})])).matches).toEqual([{ key: 'post', externalId: '1_7', url: 'https://www.facebook.com/1_7' }])
  })

  it.each([
    ['by another app', { application: { id: '8' } }],
    ['by hand, without an app', { application: null }],
    ['to another page', { attachments: { data: [{ unshimmed_url: 'https://a.vn/bai-viet/khac/' }] } }],
    ['without a link', { attachments: null }],
    ['three minutes before', { created_time: '2026-11-24T00:57:00+0000' }],
    ['known to be another', { id: '1_1' }],
  ])('leaves one %s', async (_, changes) => {
    expect(await find([post(changes)])).toMatchObject({ matches: [], complete: true })
  })

  it('sees through the redirector, and takes a post whose text Facebook altered', async () => {
    const url = `https://l.facebook.com/l.php?u=${encodeURIComponent('https://a.vn/bai-viet/ngay-tro-ve/')}&h=AT0`
    expect((await find([post({ message: 'đã khác', attachments: { data: [{ url }] } })])).matches).toHaveLength(1)
  })
})

describe('paging', () => {
  const old = (no: number, iso: string) => ({ id: `1_${no}`, created_time: iso })
  const intent = (channel: ReturnType<typeof createFacebookChannel>) => ({
    deliveryId: 'd',
    step: 'post',
    request: null,
    sentAt: new Date('2026-11-24T01:00:00Z'),
    progress: null,
    knownIds: new Set<string>(),
    release,
    rendition: channel.render(release, []),
  })

  it('goes on over an empty page, stops after one far in the past, and never follows the address given', async () => {
    let pages = 0
    const { channel, seen } = await channelTo((_, response) => {
      pages += 1
      const data = pages === 1 ? [old(1, '2026-11-24T00:00:00+0000')] : pages === 2 ? [] : [old(2, '2025-01-01T00:00:00+0000')]
      json(response, {
        data,
        paging: { next: `https://evil.example/x?after=c${pages}&access_token=EAAtoken`, cursors: { after: `c${pages}` } },
      })
    })
    expect(await channel.find(intent(channel), context())).toMatchObject({ matches: [], complete: true })
    expect(seen.map(({ url }) => new URLSearchParams(url.split('?')[1]).get('after'))).toEqual([null, 'c1', 'c2'])
    expect(seen.every(({ url }) => !url.includes('EAAtoken'))).toBe(true)
  })

  it('says that it did not see everything when the list does not end', async () => {
    const { channel, seen } = await channelTo((_, response) =>
      json(response, { data: [old(1, '2026-11-24T00:00:00+0000')], paging: { next: 'https://x.example/?after=c' } }),
    )
    expect(await channel.find(intent(channel), context())).toMatchObject({ complete: false })
    expect(seen).toHaveLength(20)
  })
})
