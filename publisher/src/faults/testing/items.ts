/** Real Items for the outbox: Releases as cms builds them, with their files in the content-addressed store. */
import { createHash } from 'node:crypto'
import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sha256 } from '@hl/config/canonical'
import { mediaPath } from '@hl/config/media-store'
import { releaseHash, releaseSchema, type Media, type Release } from '@hl/config/release'
import { exampleRelease } from '../../release/example-release'

const SEED_MEDIA = join(__dirname, '../../../../scripts/seed/media')
const MEGABYTE = 1024 * 1024

export interface Items {
  article(documentId: string): Release
  /** @param megabytes makes the film at least so big; it stays one that players read */
  video(documentId: string, film: { megabytes?: number; no?: number }): Release
  /** another picture than the cover */
  picture(no: 1 | 2): Media
  captions(): Media
}

export function createItems({ mediaDir }: { mediaDir: string }): Items {
  const cover = () => keep({ mediaDir, file: join(SEED_MEDIA, 'hoi-dap-1.jpg'), mime: 'image/jpeg', ext: '.jpg' })
  const youtube = { enabled: false, notBefore: null, title: null, description: null }
  return {
    picture: (no) => keep({ mediaDir, file: join(SEED_MEDIA, `tu-bach-${no}.jpg`), mime: 'image/jpeg', ext: '.jpg' }),
    captions() {
      mkdirSync(mediaDir, { recursive: true })
      const file = join(mediaDir, 'phu-de.vtt')
      writeFileSync(file, 'WEBVTT\n\n00:00.000 --> 00:02.000\nLời chào.\n')
      return keep({ mediaDir, file, mime: 'text/vtt', ext: '.vtt' })
    },
    article: (documentId) => {
      const release = exampleRelease({ documentId, cover: cover() })
      return releaseSchema.parse({ ...release, plan: { ...release.plan, youtube } })
    },
    video(documentId, { megabytes = 0, no = 1 }) {
      const video = keepFilm({ mediaDir, documentId, original: join(SEED_MEDIA, `phim-${no}.mp4`), megabytes })
      return releaseSchema.parse(exampleRelease({ documentId, type: 'video', cover: cover(), video, transcript: 'Lời của phim.' }))
    },
  }
}

export function publishPayload({ release, seq }: { release: Release; seq: number }) {
  const { documentId } = release
  return { v: 1, kind: 'publish', seq, documentId, at: now(), actor: ACTOR, releaseHash: releaseHash(release), release, comment: null }
}

export function removePayload({ release, seq }: { release: Release; seq: number }) {
  const { documentId, type } = release
  return { v: 1, kind: 'remove', seq, documentId, at: now(), actor: ACTOR, type, reason: 'Rút lại sự đồng ý' }
}

/** The approval has lapsed: what is live stays, the rest is not wanted any more. */
export function withdrawPayload({ release, seq }: { release: Release; seq: number }) {
  const { documentId, type } = release
  const reason = 'Bản duyệt đã hết hạn'
  return { v: 1, kind: 'withdraw', seq, documentId, at: now(), actor: ACTOR, type, releaseHash: releaseHash(release), reason }
}

const ACTOR = { id: '1', name: 'Trưởng Ban' }
const now = () => new Date().toISOString()

function keep({ mediaDir, file, mime, ext }: { mediaDir: string; file: string; mime: string; ext: string }): Media {
  const bytes = readFileSync(file)
  const hash = sha256(bytes)
  const target = mediaPath(mediaDir, hash)
  mkdirSync(dirname(target), { recursive: true })
  copyFileSync(file, target)
  const size = mime.startsWith('image/') ? { width: 1200, height: 630 } : { width: null, height: null }
  return { sha256: hash, size: bytes.length, mime, ext, name: `tep${ext}`, ...size, alt: 'Ảnh', caption: null }
}

/**
 * The film followed by a box that readers pass over (ISO 14496-12), filled with what tells every place of every film from every
 * other. Written piece by piece: it may be longer than our memory.
 */
function keepFilm({
  mediaDir,
  documentId,
  original,
  megabytes,
}: {
  mediaDir: string
  documentId: string
  original: string
  megabytes: number
}): Media {
  mkdirSync(mediaDir, { recursive: true })
  const draft = join(mediaDir, `${documentId}.mp4`)
  const hash = createHash('sha256')
  const file = openSync(draft, 'w')
  let size = 0
  const write = (bytes: Buffer) => {
    hash.update(bytes)
    size += writeSync(file, bytes)
  }
  write(readFileSync(original))
  const head = Buffer.alloc(8)
  head.writeUInt32BE(megabytes * MEGABYTE + head.length)
  head.write('free', 4, 'latin1')
  write(head)
  for (let no = 0; no < megabytes; no++) write(Buffer.alloc(MEGABYTE, `${documentId} ${no} `))
  closeSync(file)
  const sha256 = hash.digest('hex')
  const target = mediaPath(mediaDir, sha256)
  mkdirSync(dirname(target), { recursive: true })
  renameSync(draft, target)
  return { sha256, size, mime: 'video/mp4', ext: '.mp4', name: 'tep.mp4', width: null, height: null, alt: 'Ảnh', caption: null }
}
