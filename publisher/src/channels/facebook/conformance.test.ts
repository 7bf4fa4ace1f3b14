import { describeChannel, type World } from '../conformance'
import type { FacebookRendition } from './render'
import { articleRelease, openStage, videoRelease, type Stage } from './testing/stage'
import type { Release } from '@hl/config/release'

const LOST: Record<string, object> = {
  post: { kind: 'lost-answer', match: { method: 'POST', path: '/feed$' } },
  finish: { kind: 'lost-answer', match: { method: 'POST', phase: 'finish' } },
}

const faults = (stage: Stage, match: object) => [
  { name: 'token expired', code: 'facebook.190.463', arm: () => stage.arm({ kind: 'token-expired', match }) },
  { name: 'throttled', code: 'facebook.80001', arm: () => stage.arm({ kind: 'throttled', match }) },
  { name: 'application limit', code: 'facebook.4', arm: () => stage.arm({ kind: 'quota-gone', match }) },
  { name: 'down', code: 'facebook.2', arm: () => stage.arm({ kind: 'error-before', match }) },
  { name: 'blocked for policy', code: 'facebook.368', arm: () => stage.arm({ kind: 'graph-error', code: 368, match }) },
]

function worldOf({
  stage,
  release,
  changes,
  match,
  more = [],
}: {
  stage: Stage
  release: Release
  changes: Partial<Release>
  match: object
  more?: NonNullable<World<FacebookRendition>['platform']['faults']>
}): World<FacebookRendition> {
  return {
    channel: stage.channel,
    media: stage.media,
    release,
    changedRelease: { ...release, ...changes },
    platform: {
      async visible() {
        const { posts, videos } = await stage.state()
        // a film being processed will show by itself
        return posts.filter(({ isPublic }) => isPublic).length + videos.filter(({ phase }) => phase === 'processing').length
      },
      loseAnswer: (step) => stage.arm(LOST[step] ?? {}),
      faults: [...faults(stage, match), ...more],
    },
    tearDown: () => stage.close(),
  }
}

describeChannel({
  name: 'facebook link post',
  async setUp() {
    const stage = await openStage()
    const changes = { title: 'Ngày trở về quê', summary: 'Anh Nam mở xưởng mộc và dạy nghề cho ba người.' }
    const match = { method: 'POST', path: '/feed$' }
    const unread = { name: 'page not read', code: 'facebook.1609005', arm: () => stage.arm({ kind: 'graph-error', code: 1609005 }) }
    return worldOf({ stage, release: articleRelease(), changes, match, more: [unread] })
  },
})

describeChannel({
  name: 'facebook film',
  async setUp() {
    const stage = await openStage()
    const release = videoRelease({ video: stage.film })
    const changes = { title: 'Xưởng mộc cuối làng', summary: 'Phim ngắn về nghề mộc, bản đã sửa.' }
    const match = { method: 'POST', phase: 'finish' }
    const failed = { name: 'not processed', code: 'facebook.video-processing', arm: () => stage.arm({ kind: 'processing-failed' }) }
    return worldOf({ stage, release, changes, match, more: [failed] })
  },
})
