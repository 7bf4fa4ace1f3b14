import { describeChannel, type World } from '../conformance'
import type { FacebookRendition } from './render'
import { articleRelease, facebookPlan, openStage, photoRelease, reelRelease, videoRelease, type Stage } from './testing/stage'
import type { Release } from '@hl/config/release'

const LOST: Record<string, object> = {
  post: { kind: 'lost-answer', match: { method: 'POST', path: '/feed$' } },
  finish: { kind: 'lost-answer', match: { method: 'POST', phase: 'finish' } },
  comment: { kind: 'lost-answer', match: { method: 'POST', path: '/comments$' } },
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
  lost = LOST,
}: {
  stage: Stage
  release: Release
  changes: Partial<Release>
  match: object
  lost?: Record<string, object>
  more?: NonNullable<World<FacebookRendition>['platform']['faults']>
}): World<FacebookRendition> {
  return {
    channel: stage.channel,
    media: stage.media,
    release,
    changedRelease: { ...release, ...changes },
    platform: {
      async visible() {
        const { posts, videos, comments } = await stage.state()
        // a film being processed will show by itself; one comment belongs to its post, a second is a double
        const things = posts.filter(({ isPublic }) => isPublic).length + videos.filter(({ phase }) => phase === 'processing').length
        return things + Math.max(0, comments.length - 1)
      },
      loseAnswer: (step) => stage.arm(lost[step] ?? {}),
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

const COMMENT = 'Bà con đọc thêm trên trang của chúng tôi.'
const OTHER_COMMENT = 'Bà con hỏi thêm ở đây.'

describeChannel({
  name: 'facebook pictures with a first comment',
  async setUp() {
    const stage = await openStage()
    const release = photoRelease({ pictures: stage.pictures, plan: facebookPlan({ firstComment: COMMENT }) })
    const changes = {
      title: 'Ngày trở về quê',
      summary: 'Anh Nam mở xưởng mộc và dạy nghề cho ba người.',
      plan: facebookPlan({ format: 'photos', firstComment: OTHER_COMMENT }),
    }
    const match = { method: 'POST', path: '/feed$' }
    const unread = {
      name: 'no picture',
      code: 'facebook.324',
      arm: () => stage.arm({ kind: 'graph-error', code: 324, match: { path: '/photos$' } }),
    }
    return worldOf({ stage, release, changes, match, more: [unread] })
  },
})

describeChannel({
  name: 'facebook film with cover, captions and a first comment',
  async setUp() {
    const stage = await openStage()
    const { film: video, captions } = stage
    const release = videoRelease({ video, captions, cover: stage.pictures[0], plan: facebookPlan({ firstComment: COMMENT }) })
    const changes = {
      title: 'Xưởng mộc cuối làng',
      summary: 'Phim ngắn về nghề mộc, bản đã sửa.',
      plan: facebookPlan({ firstComment: OTHER_COMMENT }),
    }
    return worldOf({ stage, release, changes, match: { method: 'POST', phase: 'finish' } })
  },
})

describeChannel({
  name: 'facebook reel with a first comment',
  async setUp() {
    // while it is processed nothing tells whether it was finished: that is tried in reel.test.ts
    const stage = await openStage({ delays: { facebookProcessingMs: 0 } })
    const release = reelRelease({ video: stage.film, plan: facebookPlan({ firstComment: COMMENT }) })
    const changes = {
      title: 'Xưởng mộc cuối làng',
      summary: 'Phim ngắn về nghề mộc, bản đã sửa.',
      plan: facebookPlan({ format: 'reel', firstComment: OTHER_COMMENT }),
    }
    const match = { method: 'POST', phase: 'reel-finish' }
    const failed = { name: 'not processed', code: 'facebook.video-processing', arm: () => stage.arm({ kind: 'processing-failed' }) }
    return worldOf({ stage, release, changes, match, more: [failed], lost: { ...LOST, finish: { kind: 'lost-answer', match } } })
  },
})
