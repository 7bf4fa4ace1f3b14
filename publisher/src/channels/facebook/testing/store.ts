/** For this channel's tests: a media store with films, pictures and captions. */
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import sharp from 'sharp'
import { mediaPath } from '@hl/config/media-store'
import type { Media } from '@hl/config/release'

export interface StoredMedia {
  film: Media
  /** Another film in the same store. */
  otherFilm: Media
  /** each of its own colour */
  pictures: [Media, Media, Media]
  captions: Media
  otherCaptions: Media
}

const FILM_SIZE = 300_000

export async function fillStore(mediaDir: string): Promise<StoredMedia> {
  const film = (text: string) =>
    store({ mediaDir, bytes: Buffer.alloc(FILM_SIZE, text), mime: 'video/mp4', ext: '.mp4', width: 1280, height: 720 })
  const picture = async (background: string) =>
    store({ mediaDir, bytes: await png(background), mime: 'image/png', ext: '.png', width: 64, height: 48, alt: `Ảnh màu ${background}` })
  const captions = (line: string) =>
    store({ mediaDir, bytes: Buffer.from(`WEBVTT\n\n00:00.500 --> 00:01.500\n${line}\n`), mime: 'text/vtt', ext: '.vtt' })
  return {
    film: await film('thước phim '),
    otherFilm: await film('bản dựng lại '),
    pictures: [await picture('red'), await picture('green'), await picture('blue')],
    captions: await captions('Xin chào.'),
    otherCaptions: await captions('Chào bà con.'),
  }
}

type Shown = { mime: string; ext: string; width?: number; height?: number; alt?: string }

export async function store({ mediaDir, bytes, mime, ext, ...shown }: { mediaDir: string; bytes: Buffer } & Shown): Promise<Media> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const path = mediaPath(mediaDir, sha256)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes)
  const { width = null, height = null, alt = null } = shown
  return { sha256, size: bytes.length, mime, ext, name: `tệp${ext}`, width, height, alt, caption: null }
}

const made = new Map<string, Promise<Buffer>>()
function png(background: string): Promise<Buffer> {
  const known =
    made.get(background) ??
    sharp({ create: { width: 64, height: 48, channels: 3, background } })
      .png()
      .toBuffer()
  made.set(background, known)
  return known
}
