/** Makes pictures behind the publishing. Production does it in a process of its own (picture-child.ts); tests do it in theirs. */
import { makeSharePicture, type ShareFace } from './share-picture'
import { blurOf, makeVariant, openUpright, type PictureFormat, type Size } from './variants'

/** Plain data: it goes to another process. `size`: what it is decoded to, for all its files. */
export type PictureWish =
  | { kind: 'photo'; path: string; size: Size; files: readonly { width: number; format: PictureFormat }[] }
  | { kind: 'share'; face: ShareFace }

export interface MadeFiles {
  /** in the order wished */
  files: Buffer[]
  blur: string | null
}

export interface PictureMaker {
  /** @throws Error when the picture cannot be made, or the maker ends or is closed meanwhile */
  make(wish: PictureWish): Promise<MadeFiles>
  close(): Promise<void>
}

export async function makeHere(wish: PictureWish): Promise<MadeFiles> {
  if (wish.kind === 'share') return { files: [await makeSharePicture(wish.face)], blur: null }
  const upright = await openUpright(wish)
  const files: Buffer[] = []
  for (const { width, format } of wish.files) files.push(await makeVariant({ upright, width, format }))
  return { files, blur: await blurOf(upright) }
}
