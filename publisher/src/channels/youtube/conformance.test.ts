import { describeChannel } from '../conformance'
import { createWorld, releaseOf } from './testing/world'

const KIB = 1024

describeChannel({ name: 'youtube, a film of one chunk', setUp: () => worldOf({ filmBytes: 100 * KIB }) })
describeChannel({ name: 'youtube, a film of three chunks', setUp: () => worldOf({ filmBytes: 700 * KIB }) })

async function worldOf({ filmBytes }: { filmBytes: number }) {
  const world = await createWorld({ filmBytes })
  const { channel, media, release, film, arm } = world
  const plan = { ...release.plan, youtube: { ...release.plan.youtube, title: 'Tiêu đề riêng, đã sửa' } }
  return {
    channel,
    media,
    release,
    changedRelease: releaseOf({ film, title: 'Ngày trở về, bản sửa', summary: 'Tóm tắt đã sửa.', plan }),
    platform: {
      visible: async () => (await world.videos()).filter(({ privacyStatus }) => privacyStatus === 'public').length,
      // with the answer the channel also loses the way to ask for it in the same step
      loseAnswer: async () => {
        await arm({ kind: 'lost-answer', match: { phase: 'final' } })
        await arm({ kind: 'error-before', match: { phase: 'status' }, times: 1, status: 503 })
      },
      faults: [
        { name: 'quota gone', code: 'youtube.quotaExceeded', arm: () => arm({ kind: 'quota-gone', match: { phase: 'session' } }) },
        { name: 'throttled', code: 'youtube.rateLimitExceeded', arm: () => arm({ kind: 'throttled', match: { phase: 'session' } }) },
        {
          name: 'token revoked',
          code: 'youtube.token.invalid_grant',
          arm: () => arm({ kind: 'token-expired', match: { phase: 'token' } }),
        },
        {
          name: 'token refused twice',
          code: 'youtube.authError',
          arm: () => arm({ kind: 'token-expired', match: { phase: 'session' }, times: 2 }),
        },
        {
          name: 'uploads of the day used up',
          code: 'youtube.uploadLimitExceeded',
          arm: () => arm({ kind: 'google-error', status: 400, reason: 'uploadLimitExceeded', match: { phase: 'session' } }),
        },
        {
          name: '5xx at the session',
          code: 'youtube.backendError',
          arm: () => arm({ kind: 'error-before', status: 503, match: { phase: 'session' } }),
        },
        { name: 'processing failed', code: 'youtube.failed.conversion', arm: () => arm({ kind: 'processing-failed' }) },
      ],
    },
    async tearDown() {
      await world.tearDown()
    },
  }
}
