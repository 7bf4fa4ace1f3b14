import { afterEach } from '@jest/globals'
import sharp from 'sharp'
import type { Media, Release } from '@hl/config/release'
import { changeOf, checkEdits, type EditScene } from '../channels/edit-checks'
import { EDITS } from '../channels/website/edits'
import { exampleRelease } from '../release/example-release'
import { publish, read } from './testing/test-publish'
import { createTestSite, type TestSite } from './testing/test-site'

let site: TestSite
afterEach(() => site.close())

async function open(): Promise<EditScene> {
  site = await createTestSite({ databaseUrl: process.env.TEST_DATABASE_URL })
  const [film, otherFilm] = await Promise.all(['phim', 'phim khác'].map((text) => addFilm(text)))
  const [cover, otherCover] = await Promise.all(['#14594B', '#A34B12'].map((background) => addPicture(background)))
  const release = exampleRelease({ documentId: 'doc1', video: film ?? null, cover: cover ?? null })
  return {
    release,
    async place(first) {
      const ctx = await publish({ site, release: first })
      const path = `/bai-viet/${first.slug}/`
      return {
        async update(changed) {
          await site.keepRelease(changed)
          const rendition = site.channel.render(changed, [])
          return site.channel.deliver({ action: 'update', release: changed, rendition, previous: site.channel.render(first, []) }, ctx)
        },
        seen: () => read({ site, path }),
      }
    },
    changed(field): Release {
      if (field === 'picture') return { ...release, cover: otherCover ?? null }
      if (field === 'film') return { ...release, video: otherFilm ?? null }
      return changeOf({ release, field })
    },
  }
}

checkEdits({ name: 'a page', edits: EDITS.article, open })

function addFilm(text: string): Promise<Media> {
  return site.addMedia({ bytes: Buffer.from(text), ext: '.mp4', mime: 'video/mp4' })
}

async function addPicture(background: string): Promise<Media> {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer()
  return site.addMedia({ bytes, ext: '.png', mime: 'image/png' })
}
