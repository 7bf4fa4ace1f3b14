/** Exactly what will be sent to the Page, from the Release alone; also what the editor's preview shows. */
import type { FacebookFormat, Media, Release } from '@hl/config/release'
import { codeLine, codeOf } from '../../release/item-code'
import { canonicalLink, cardText, commentText, filmText, photosText, tidy } from './texts'

/** The Page's own first comment, under whatever it is; absent when the plan has none. */
type Commented = { comment?: string }

export type LinkPost = Commented & {
  kind: 'link'
  message: string
  /** canonical address on our site; also the mark by which `find` knows the post */
  link: string
  /** Its addresses before that: a post keeps the link it was made with, which leads on. */
  formerLinks: string[]
  /** What Facebook's card is made from; a change asks for a fresh scrape, not for another post. */
  card: { title: string; summary: string; cover: string | null }
}
export type PhotoPost = Commented & {
  kind: 'photos'
  /** ends with `mark` */
  message: string
  /** the code line: such a post has no link of its own by which `find` could know it */
  mark: string
  /** in the order they are shown */
  pictures: Picture[]
}
export type VideoPost = Commented & {
  kind: 'video'
  title: string
  description: string
  film: Film
  /** shown before it plays; null leaves it to Facebook */
  cover: StoredFile | null
  captions: StoredFile | null
}
/** An upright film of 3 to 90 seconds. */
export type ReelPost = Commented & { kind: 'reel'; title: string; description: string; film: Film }
/** An Item without what its form needs: nothing can be sent. `accepts` says so long before. */
export type EmptyPost = { kind: 'empty'; lacks: 'film' | 'pictures' }
export type FacebookRendition = LinkPost | PhotoPost | VideoPost | ReelPost | EmptyPost

type StoredFile = { sha256: string; size: number; ext: string }
export type Film = StoredFile & { mime: string }
export type Picture = StoredFile & { alt: string }

export function renderPost({ release, siteUrl }: { release: Release; siteUrl: string }): FacebookRendition {
  switch (formatOf(release)) {
    case 'link':
      return linkPost({ release, siteUrl })
    case 'photos':
      return photoPost({ release, siteUrl })
    case 'reel':
      return reelPost({ release, siteUrl })
    case 'video':
      return videoPost({ release, siteUrl })
  }
}

export function formatOf({ type, plan }: Pick<Release, 'type' | 'plan'>): FacebookFormat {
  return plan.facebook.format ?? (type === 'video' ? 'video' : 'link')
}

/** More than this nobody leafs through; Facebook itself names no number for a post. */
const MOST_PICTURES = 10

/** The cover, then those of the text, each once. */
export function picturesOf({ cover, body }: Pick<Release, 'cover' | 'body'>): Media[] {
  const all = [cover, ...body.map((block) => (block.type === 'image' ? block.image : null))].filter((media) => media !== null)
  return [...new Map(all.map((media) => [media.sha256, media])).values()].slice(0, MOST_PICTURES)
}

function linkPost({ release, siteUrl }: { release: Release; siteUrl: string }): LinkPost {
  const { title, summary, cover } = release
  return {
    kind: 'link',
    message: cardText(release),
    link: canonicalLink({ release, siteUrl }),
    formerLinks: (release.formerSlugs ?? []).map((slug) => canonicalLink({ release: { ...release, slug }, siteUrl })),
    card: { title, summary, cover: cover?.sha256 ?? null },
    ...commentOf(release),
  }
}

function photoPost({ release, siteUrl }: { release: Release; siteUrl: string }): PhotoPost | EmptyPost {
  const pictures = picturesOf(release).map((media) => ({ ...stored(media), alt: tidy(media.alt ?? '') }))
  if (pictures.length === 0) return { kind: 'empty', lacks: 'pictures' }
  return {
    kind: 'photos',
    message: photosText({ release, siteUrl }),
    mark: codeLine(codeOf(release)),
    pictures,
    ...commentOf(release),
  }
}

function videoPost({ release, siteUrl }: { release: Release; siteUrl: string }): VideoPost | EmptyPost {
  const { video, cover, captions } = release
  if (!video) return { kind: 'empty', lacks: 'film' }
  return {
    kind: 'video',
    title: tidy(release.title),
    description: filmText({ release, siteUrl }),
    film: { ...stored(video), mime: video.mime },
    cover: cover && stored(cover),
    captions: captions && stored(captions),
    ...commentOf(release),
  }
}

function reelPost({ release, siteUrl }: { release: Release; siteUrl: string }): ReelPost | EmptyPost {
  const { video, title } = release
  if (!video) return { kind: 'empty', lacks: 'film' }
  return {
    kind: 'reel',
    title: tidy(title),
    description: filmText({ release, siteUrl }),
    film: { ...stored(video), mime: video.mime },
    ...commentOf(release),
  }
}

function commentOf(release: Release): Commented {
  const comment = commentText(release)
  return comment === null ? {} : { comment }
}

function stored({ sha256, size, ext }: Media): StoredFile {
  return { sha256, size, ext }
}
