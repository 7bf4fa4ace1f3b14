/** Uploads: the bytes an approval names are in the content-addressed store before any row names them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '@hl/config/canonical'
import { mediaPath } from '@hl/config/media-store'
import sharp from 'sharp'
import { ARTICLE, draftArticle, VIDEO } from './api'
import type { Desk } from './desk'
import { picture, upload } from './uploads'

export function mediaSuite(desk: Desk): void {
  test('a picture lies in the store under its hash, and the panel still shows it and its thumbnail', async () => {
    const file = await upload({ desk, bytes: await picture('#123456'), name: 'bia.jpg', mime: 'image/jpeg' })
    const kept = stored(desk, file.provider_metadata.sha256)
    expect(sha256(kept)).toBe(file.provider_metadata.sha256)
    expect(kept.length).toBe(file.provider_metadata.size)
    for (const url of [file.url, file.formats.thumbnail.url]) {
      expect((await fetch(desk.url + url)).headers.get('content-type')).toBe('image/jpeg')
    }
  })

  test('a photo taken with the phone held upright stands upright, whoever looks at it', async () => {
    const bytes = await sharp(await picture('#123456'))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const file = await upload({ desk, bytes, name: 'dung.jpg', mime: 'image/jpeg' })
    expect(await sharp(stored(desk, file.provider_metadata.sha256)).metadata()).toMatchObject({ autoOrient: { width: 400, height: 600 } })
    expect([file.width, file.height]).toEqual([400, 600])
  })

  test('a file that is no picture is kept byte for byte', async () => {
    const bytes = Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nXin chào\n')
    const file = await upload({ desk, bytes, name: 'phu-de.vtt', mime: 'text/vtt' })
    expect(file.provider_metadata).toEqual({ sha256: sha256(bytes), size: bytes.length })
    expect(stored(desk, sha256(bytes))).toEqual(bytes)
  })

  test('a film with subtitles is approved by its bytes', async () => {
    const bytes = readFileSync(join(__dirname, '../../scripts/seed/media/phim-1.mp4'))
    const film = await upload({ desk, bytes, name: 'phim.mp4', mime: 'video/mp4' })
    const subtitles = Buffer.from('1\n00:00:00,000 --> 00:00:01,000\nXin chào\n')
    const captions = await upload({ desk, bytes: subtitles, name: 'phu-de.srt', mime: 'application/x-subrip' })
    const section = { connect: [{ documentId: desk.section }] }
    const fields = { title: 'Có phim', summary: 'Sapo.', section, film: film.id, captions: captions.id }
    const id = (await desk.admin.call('POST', VIDEO, fields)).body.data.documentId
    expect((await desk.approve(`videos/${id}`)).status).toBe(200)
    const [row] = await desk.orders(id)
    if (row?.kind !== 'publish') throw new Error('Not a publish row')
    expect(row.release.video).toMatchObject({ sha256: sha256(bytes), size: bytes.length, mime: 'video/mp4', ext: '.mp4' })
    expect(row.release.captions).toMatchObject({ sha256: sha256(subtitles), ext: '.srt' })
  })

  test('a picture that can carry a script is not taken', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const form = new FormData()
    form.append('files', new Blob([new Uint8Array(svg)], { type: 'image/svg+xml' }), 'x.svg')
    expect((await desk.admin.call('POST', '/upload', form)).status).toBe(400)
  })

  test('replacing a picture voids the approval and changes the hash; the approved bytes stay', async () => {
    const file = await upload({ desk, bytes: await picture('#aa0000'), name: 'do.jpg', mime: 'image/jpeg' })
    const id = await draftArticle({ api: desk.admin, section: desk.section, fields: { title: 'Có ảnh', cover: file.id } })
    const first = (await desk.approve(`articles/${id}`)).body
    expect(first.stage).toBe('approved')

    const replaced = await upload({ desk, bytes: await picture('#00aa00'), name: 'xanh.jpg', mime: 'image/jpeg', replaces: file.id })
    expect(replaced.hash).toBe(file.hash)
    expect(replaced.provider_metadata.sha256).not.toBe(file.provider_metadata.sha256)
    expect(sha256(stored(desk, file.provider_metadata.sha256))).toBe(file.provider_metadata.sha256)
    const shown = (await desk.admin.call('GET', `/editorial/articles/${id}`)).body
    expect(shown.stage).toBe('in_edit')
    expect(shown.releaseHash).not.toBe(first.releaseHash)

    expect((await desk.approve(`articles/${id}`)).status).toBe(200)
    const rows = await desk.database.query(
      "select payload->'release'->'cover'->>'sha256' as sha256 from cms.outbox where document_id = $1 and payload->>'kind' = 'publish' order by seq",
      [id],
    )
    expect(rows.rows.map((row) => row.sha256)).toEqual([file.provider_metadata.sha256, replaced.provider_metadata.sha256])
  })

  test('a picture in the text counts too, and a cover without a description is refused by name', async () => {
    const file = await upload({ desk, bytes: await picture('#0000aa'), name: 'trong-bai.jpg', mime: 'image/jpeg' })
    const body = [
      { type: 'paragraph', children: [{ type: 'text', text: 'Chữ.' }] },
      { type: 'image', image: file, children: [{ type: 'text', text: '' }] },
    ]
    const id = await draftArticle({ api: desk.admin, section: desk.section, fields: { title: 'Ảnh trong bài', body, cover: file.id } })
    expect((await desk.approve(`articles/${id}`)).status).toBe(200)
    const info = new FormData()
    info.append('fileInfo', JSON.stringify({ alternativeText: '', name: 'trong-bai.jpg' }))
    expect((await desk.admin.call('POST', `/upload?id=${file.id}`, info)).status).toBe(200)
    const shown = (await desk.admin.call('GET', `/editorial/articles/${id}`)).body
    expect(shown).toMatchObject({ stage: 'in_edit', problems: [{ field: 'cover', level: 'error' }] })
    expect((await desk.admin.call('GET', `${ARTICLE}/${id}`)).body.data.stage).toBe('in_edit')
  })
}

function stored(desk: Desk, hash: string): Buffer {
  return readFileSync(mediaPath(join(desk.dataDir, 'media'), hash))
}
