/** Container, codecs, length and size of a film or sound, read by MediaInfo from the parts of the file that say so. */
import { open } from 'node:fs/promises'
import { z } from 'zod'
import type { FileFacts } from './file-facts'

const WITHIN_MS = 15_000

const number = z.coerce.number().nullish().catch(null)
const trackSchema = z.object({
  '@type': z.string(),
  Format: z.string().nullish(),
  Duration: number,
  Width: number,
  Height: number,
  Rotation: number,
  extra: z.object({ IsTruncated: z.string().nullish() }).nullish(),
})
type Track = z.infer<typeof trackSchema>
const resultSchema = z.object({ media: z.object({ track: z.array(trackSchema) }).nullish() })

export async function readFilm(path: string): Promise<FileFacts> {
  // its types are those of an ES module
  const { mediaInfoFactory } = await import('mediainfo.js')
  const file = await open(path)
  const mediaInfo = await mediaInfoFactory({ format: 'object' })
  try {
    const { size } = await file.stat()
    const until = Date.now() + WITHIN_MS
    const readChunk = async (length: number, offset: number): Promise<Uint8Array> => {
      if (Date.now() > until) throw new Error('the film takes too long to read')
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset)
      return buffer.subarray(0, bytesRead)
    }
    const { media } = resultSchema.parse(await mediaInfo.analyzeData(size, readChunk))
    return factsOf({ tracks: media?.track ?? [], bytes: size })
  } finally {
    mediaInfo.close()
    await file.close()
  }
}

function factsOf({ tracks, bytes }: { tracks: readonly Track[]; bytes: number }): FileFacts {
  const track = (type: string) => tracks.find((candidate) => candidate['@type'] === type)
  const [general, video, audio] = [track('General'), track('Video'), track('Audio')]
  if (!general?.Format) return { kind: 'broken', isMarkedAsAi: false, why: 'không phải phim hay âm thanh' }
  if (general.extra?.IsTruncated === 'Yes') return { kind: 'broken', isMarkedAsAi: false, why: 'tệp bị cắt ngang' }
  return {
    kind: 'film',
    isMarkedAsAi: false,
    bytes,
    container: general.Format,
    videoCodec: video?.Format ?? null,
    audioCodec: audio?.Format ?? null,
    seconds: general.Duration ?? video?.Duration ?? null,
    ...sizeAsSeen(video),
  }
}

/** A phone held upright keeps its picture lying, with a word on how to turn it. */
function sizeAsSeen(video: Track | undefined): { width: number | null; height: number | null } {
  const [width, height] = [video?.Width ?? null, video?.Height ?? null]
  const isTurned = Math.abs(Math.round(video?.Rotation ?? 0)) % 180 === 90
  return isTurned ? { width: height, height: width } : { width, height }
}
