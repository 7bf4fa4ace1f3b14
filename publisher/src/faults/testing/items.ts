/** Real Items for the outbox: Releases as cms builds them, with their files in the content-addressed store. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
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
}

export function createItems({ mediaDir }: { mediaDir: string }): Items {
  const cover = () => keep({ mediaDir, file: join(SEED_MEDIA, 'hoi-dap-1.jpg'), mime: 'image/jpeg', ext: '.jpg' })
  const youtube = { enabled: false, notBefore: null, title: null, description: null }
  return {
    article: (documentId) => {
      const release = exampleRelease({ documentId, cover: cover() })
      return releaseSchema.parse({ ...release, plan: { ...release.plan, youtube } })
    },
    video(documentId, { megabytes = 0, no = 1 }) {
      const original = readFileSync(join(SEED_MEDIA, `phim-${no}.mp4`))
      // bytes after the last box are padding to every reader; the name makes each film another one
      const padding = Buffer.alloc(megabytes * MEGABYTE, `${documentId} `)
      const file = join(mediaDir, `${documentId}.mp4`)
      mkdirSync(mediaDir, { recursive: true })
      writeFileSync(file, Buffer.concat([original, freeBox(padding)]))
      const video = keep({ mediaDir, file, mime: 'video/mp4', ext: '.mp4' })
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

const ACTOR = { id: '1', name: 'Trưởng Ban' }
const now = () => new Date().toISOString()

function keep({ mediaDir, file, mime, ext }: { mediaDir: string; file: string; mime: string; ext: string }): Media {
  const bytes = readFileSync(file)
  const hash = sha256(bytes)
  const target = mediaPath(mediaDir, hash)
  mkdirSync(dirname(target), { recursive: true })
  copyFileSync(file, target)
  const isImage = mime.startsWith('image/')
  const name = `tep${ext}`
  return {
    sha256: hash,
    size: bytes.length,
    mime,
    ext,
    name,
    width: isImage ? 1200 : null,
    height: isImage ? 630 : null,
    alt: 'Ảnh',
    caption: null,
  }
}

/** ISO 14496-12: a box that readers pass over. */
function freeBox(content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(content.length + 8)
  head.write('free', 4, 'latin1')
  return Buffer.concat([head, content])
}
