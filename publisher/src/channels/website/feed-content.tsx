/** An item in full, as feeds carry it: what its page shows without the page around it. Addresses are below our own root. */
import type { Release } from '@hl/config/release'
import { fileName, mediaUrl } from './media'
import { Blocks, Picture } from './pages/blocks'
import { CorrectionEntry } from './pages/item-boxes'
import { withoutControls } from './pages/without-controls'
import type { ImageSizes } from './site-store'

export function feedContent({ release, images }: { release: Release; images: ImageSizes }): string {
  const { cover, video, transcript, corrections } = release
  const plain = withoutFormats(images)
  const content = (
    <>
      {cover && <Picture image={cover} images={plain} />}
      {release.summary && (
        <p>
          <strong>{release.summary}</strong>
        </p>
      )}
      {video && (
        <p>
          <a href={mediaUrl(fileName(video))}>Xem video</a>
        </p>
      )}
      <Blocks blocks={release.body} images={plain} />
      {transcript && <p>{transcript}</p>}
      {corrections.length > 0 && <h2>Đính chính</h2>}
      {corrections.map((correction) => (
        <CorrectionEntry correction={correction} />
      ))}
    </>
  )
  return withoutControls(String(content))
}

/** The first JPEG of each: readers of feeds know no style sheet of ours, and few of them the other formats. */
function withoutFormats(images: ImageSizes): ImageSizes {
  return new Map([...images].map(([sha256, size]) => [sha256, { ...size, blur: null, recipe: null }]))
}
