/** Reads a film back: how far Facebook is with it, and whether its texts are as approved. */
import type { Difference, Verified } from '../channel'
import { MadeInVain } from '../errors'
import { folded, VIDEO_FIELDS, videoSchema, type Video } from './objects'
import type { FacebookRendition } from './render'
import { hiddenDifference, isYoung, pending, readBack, stillThere, textDifference, type Verify } from './verify-parts'
import { stateOf, videoReceipt } from './video-state'

/** @throws MadeInVain when Facebook could not process the film */
export async function verifyVideo({ deps, receipt, rendition, ctx }: Verify): Promise<Verified> {
  const video = await readBack({ deps, receipt, ctx, fields: VIDEO_FIELDS, schema: videoSchema })
  const isNew = rendition !== null && isYoung({ receipt, ctx })
  if (video === null) return isNew ? pending('Facebook chưa hiển thị phim vừa đăng.') : { status: 'gone' }
  const state = stateOf(video)
  if (rendition === null) return state === 'unpublished' ? { status: 'hidden' } : stillThere()
  const baseline = { title: folded(video.title), description: folded(video.description), isPublished: video.published ?? null }
  switch (state) {
    case 'failed':
      throw processingFailed()
    case 'uploading':
    case 'processing':
      return pending('Facebook đang xử lý phim.')
    case 'unpublished':
      if (isNew) return pending('Facebook đang công bố phim.')
      return { status: 'differs', differences: [hiddenDifference], baseline }
    case 'published': {
      const differences = videoDifferences({ video, rendition })
      if (differences.length > 0) return { status: 'differs', differences, baseline }
      return { status: 'match', baseline, receipt: videoReceipt({ video, deps, known: receipt }) }
    }
    default:
      return state satisfies never
  }
}

/** Where the plan now asks for another form, the film stays as it is, which deliver tells, with that form's text below it. */
function videoDifferences({ video, rendition }: { video: Video; rendition: FacebookRendition }): Difference[] {
  if (rendition.kind === 'empty') return []
  const text = 'message' in rendition ? rendition.message : rendition.description
  // nothing documents that a reel shows its title
  const isTitled = rendition.kind === 'video' || (rendition.kind === 'reel' && Boolean(video.title))
  return [
    ...(isTitled ? textDifference({ field: 'title', expected: rendition.title, found: video.title }) : []),
    ...textDifference({ field: 'description', expected: text, found: video.description }),
  ]
}

function processingFailed(): MadeInVain {
  return new MadeInVain({
    code: 'facebook.video-processing',
    message: 'Facebook không xử lý được tệp phim.',
    help: 'Biên tập viên xuất lại tệp MP4 (H.264, AAC), thay tệp rồi trình lại.',
    who: 'editor',
  })
}
