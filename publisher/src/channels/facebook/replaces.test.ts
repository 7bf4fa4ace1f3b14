import type { Release } from '@hl/config/release'
import { fixedConnection } from '../connection'
import { createFacebookChannel } from './index'
import { articleRelease, facebookPlan, photoRelease, videoRelease } from './testing/stage'

const settings = {
  pageId: '1',
  pageToken: 'EAAtoken',
  appId: '9',
  appSecret: 'secret',
  graphUrl: 'http://a.vn',
  ruploadUrl: 'http://a.vn',
  apiVersion: 'v26.0',
}
const channel = createFacebookChannel({ connection: fixedConnection(settings), siteUrl: 'https://a.vn', mode: 'real', looksMs: [0, 0] })
const media = (sha256: string) => ({
  sha256: sha256.repeat(64),
  size: 5_000,
  ext: '.mp4',
  name: 'tệp',
  width: null,
  height: null,
  alt: null,
  caption: null,
})
const film = (sha256: string) => ({ ...media(sha256), mime: 'video/mp4' })
const picture = (sha256: string) => ({ ...media(sha256), mime: 'image/png', ext: '.png' })

function isMadeAnew({ from, to, wants = true }: { from: Release; to: Release; wants?: boolean }): boolean | undefined {
  const { facebook } = to.plan
  const release = { ...to, plan: { ...to.plan, facebook: { ...facebook, ...(wants ? { replace: true as const } : {}) } } }
  return channel.replaces?.({ release, previous: channel.render(from, []), rendition: channel.render(release, []) })
}

const link = articleRelease()
const moved = { ...link, slug: 'dia-chi-khac' }

describe('what is made anew, when the plan wants it', () => {
  it.each<[string, Release, Release]>([
    ['another address under a link', link, moved],
    ['another film', videoRelease({ video: film('a') }), videoRelease({ video: film('b') })],
    ['other pictures', photoRelease({ pictures: [picture('a')] }), photoRelease({ pictures: [picture('a'), picture('b')] })],
    ['another form', link, photoRelease({ pictures: [picture('a')] })],
    [
      'a film that becomes a reel',
      videoRelease({ video: film('a') }),
      videoRelease({ video: film('a'), plan: facebookPlan({ format: 'reel' }) }),
    ],
  ])('is %s', (_, from, to) => {
    expect(isMadeAnew({ from, to })).toBe(true)
    expect(isMadeAnew({ from, to, wants: false })).toBe(false)
  })

  it.each<[string, Release, Release]>([
    ['another text', link, { ...link, summary: 'Lời khác.' }],
    ['another card', link, { ...link, title: 'Tên khác', cover: picture('a') }],
    ['another cover of a film', videoRelease({ video: film('a') }), videoRelease({ video: film('a'), cover: picture('b') })],
    ['another first comment', link, { ...link, plan: facebookPlan({ firstComment: 'Xem thêm.' }) }],
    ['nothing at all', link, link],
  ])('is not %s, which can be changed on what is there', (_, from, to) => {
    expect(isMadeAnew({ from, to })).toBe(false)
  })
})
