import { describeChannel } from '../conformance'
import type { Takedown } from './settings'
import { createWorld, releaseOf } from './testing/world'

const KIB = 1024

describeChannel({ name: 'youtube, a film of one chunk', setUp: () => worldOf({ filmBytes: 100 * KIB }) })
describeChannel({ name: 'youtube, a film of three chunks', setUp: () => worldOf({ filmBytes: 700 * KIB }) })
describeChannel({ name: 'youtube, with thumbnail, captions and playlist', setUp: () => worldOf({ filmBytes: KIB, isDressed: true }) })
describeChannel({ name: 'youtube, taken down by delete', setUp: () => worldOf({ filmBytes: KIB, isDressed: true, takedown: 'delete' }) })

interface Wish {
  filmBytes: number
  isDressed?: boolean
  takedown?: Takedown
}

async function worldOf({ filmBytes, isDressed = false, takedown = 'private' }: Wish) {
  const world = await createWorld({ filmBytes })
  const { media, film, arm } = world
  const channel = world.channelWith({}, {}, { takedown })
  const release = isDressed ? world.dressed : world.release
  const { cover, captions } = release
  const plan = { ...release.plan, youtube: { ...release.plan.youtube, title: 'Tiêu đề riêng, đã sửa' } }
  return {
    channel,
    media,
    release,
    changedRelease: releaseOf({ film, title: 'Ngày trở về, bản sửa', summary: 'Tóm tắt đã sửa.', plan, cover, captions }),
    platform: {
      /** A second playlist of a section, and a second place in one, count like a second video: none of them may be. */
      async visible() {
        const videos = (await world.videos()).filter(({ privacyStatus }) => privacyStatus === 'public').length
        const { playlists, playlistItems } = await world.beside()
        return videos + Math.max(0, playlists.length - 1) + Math.max(0, playlistItems.length - 1)
      },
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
