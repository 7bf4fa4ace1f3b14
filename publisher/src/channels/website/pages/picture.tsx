/**
 * A picture of an item in the best format and width the reader's screen takes. Its place is kept by its size; until it is
 * there six blurred colours of it lie there. They are an SVG's own attributes, which a policy without inline style allows.
 */
import { mediaUrl } from '../media'
import { firstFile, type PlacedPicture, sourcesOf } from '../pictures'

/** @param sizes how wide it is shown, as in `<img sizes>` */
export const Image = (props: PlacedPicture & { sizes: string; alt: string; isEager: boolean }) => {
  const { sha256, size, sizes, alt, isEager } = props
  return (
    <span class="pic">
      {size.blur && <Blur colours={size.blur} />}
      <picture>
        {sourcesOf(props).map(({ type, files }) => (
          <source type={type} srcset={files.map(({ name, width }) => `${mediaUrl(name)} ${width}w`).join(', ')} sizes={sizes} />
        ))}
        <img
          src={mediaUrl(firstFile({ sha256, size }).name)}
          width={size.width}
          height={size.height}
          alt={alt}
          loading={isEager ? 'eager' : 'lazy'}
          fetchpriority={isEager ? 'high' : undefined}
          decoding="async"
        />
      </picture>
    </span>
  )
}

const ROW = 3
const DIGITS = 3

const Blur = ({ colours }: { colours: string }) => (
  <svg class="blur" viewBox="0 0 3 2" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    {Array.from({ length: colours.length / DIGITS }, (_, index) => (
      <path fill={`#${colours.slice(index * DIGITS, (index + 1) * DIGITS)}`} d={`M${index % ROW} ${Math.floor(index / ROW)}h1v1h-1z`} />
    ))}
  </svg>
)
