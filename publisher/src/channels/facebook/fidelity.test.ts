import { createHmac } from 'node:crypto'
import type { ArrivedCall } from '../../sandbox/options'
import { CALLS } from './testing/calls'
import { createFidelity } from './testing/fidelity'
import { scenes } from './testing/scenes'
import { articleRelease, facebookPlan, openStage, photoRelease, reelRelease, videoRelease } from './testing/stage'

const account = { pageId: '1', pageToken: 'EAAtoken', appId: '9', appSecret: 'secret', apiVersion: 'v26.0' }
const proof = createHmac('sha256', account.appSecret).update(account.pageToken).digest('hex')

function problemOf(change: Partial<Omit<ArrivedCall, 'given'>> & { given?: Record<string, string> } = {}): string | null {
  const fidelity = createFidelity(account)
  const given = new Map(Object.entries({ message: 'Mời đọc', appsecret_proof: proof, ...change.given }))
  const address = change.address ?? '/v26.0/1/feed'
  fidelity.hear({ method: 'POST', authorization: 'Bearer EAAtoken', kind: 'page', ...change, address, given })
  try {
    fidelity.assert()
    return null
  } catch (error) {
    return String(error)
  }
}

describe('the check of every request', () => {
  it('lets a documented call pass', () => {
    expect(problemOf()).toBeNull()
    expect(problemOf({ given: { published: 'true', fields: 'id,permalink_url,created_time,is_published' } })).toBeNull()
  })

  it.each<[string, Parameters<typeof problemOf>[0], string]>([
    ['an unknown parameter', { given: { client_mutation_id: 'x' } }, 'client_mutation_id is no parameter'],
    ['a wrong type', { given: { published: 'yes' } }, 'published must be bool'],
    ['a value that is not in the enum', { given: { unpublished_content_type: 'LATER' } }, 'may not be "LATER"'],
    ['a list that is none', { given: { attached_media: '{"media_fbid":"1"}' } }, 'attached_media must be a JSON array'],
    [
      'a field that the node does not have',
      { method: 'GET', address: '/v26.0/1', given: { fields: 'id,shoe_size' } },
      'shoe_size is no field',
    ],
    ['a call that was never meant', { address: '/v26.0/1/photo_stories' }, 'not among the calls'],
    ['another version', { address: '/v20.0/1/feed' }, 'the version is v20.0'],
    ['no version', { address: '/1/feed' }, 'the version is 1'],
    ['a proof of another token', { given: { appsecret_proof: 'a'.repeat(64) } }, 'appsecret_proof is not of the very token'],
    ['no token in the header', { authorization: null }, 'no token in the header'],
    ['a token in the address', { address: '/v26.0/1/feed?access_token=EAAtoken' }, 'a secret stands in the address'],
    ['a token in the body', { given: { message: 'EAAtoken' } }, 'a secret stands in the body'],
  ])('finds %s', (_, change, problem) => {
    expect(problemOf(change)).toContain(problem)
  })
})

it('makes every call it is said to make, each as the specification knows it, and no other', async () => {
  const stage = await openStage()
  const scene = scenes(stage)
  const { film: video, captions, pictures } = stage
  const commented = facebookPlan({ firstComment: 'Xem thêm trên trang của chúng tôi.' })
  const releases = [
    articleRelease({ plan: commented }),
    photoRelease({ pictures }),
    videoRelease({ video, captions, cover: pictures[0], plan: commented }),
    reelRelease({ video: stage.otherFilm }),
  ]
  for (const release of releases) {
    const ctx = await scene.placed(release)
    const lost = { deliveryId: 'd', step: 'find-first', request: null, progress: null, knownIds: new Set<string>() }
    await stage.channel.find({ ...lost, sentAt: new Date(), release, rendition: stage.channel.render(release, []) }, ctx)
    await stage.channel.deliver(scene.update(release, { ...release, title: 'Tiêu đề khác' }), ctx)
    await stage.channel.measure?.(ctx.receipts, ctx)
    if (release.type === 'article') await stage.channel.deliver(scene.update(release, { ...release, plan: facebookPlan({}) }), ctx)
    await stage.channel.deliver({ action: 'remove' }, ctx)
  }
  // pictures that a crash left are asked for before they are used
  const cut = stage.context()
  cut.crashAtProgress(1)
  await expect(stage.channel.deliver(scene.create(photoRelease({ pictures })), cut)).rejects.toThrow('the process died')
  cut.restart()
  await stage.channel.deliver(scene.create(photoRelease({ pictures })), cut)

  const ctx = stage.context()
  await stage.channel.health(ctx)
  await stage.channel.latest?.(ctx)
  await stage.channel.identify?.('https://www.facebook.com/watch/?v=123456789', ctx)
  expect([...CALLS].sort()).toEqual([...stage.seen].sort())
  await stage.close()
})
