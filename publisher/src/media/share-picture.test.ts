import { describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import { makeSharePicture, type ShareFace } from './share-picture'
import { outlineOf, settable } from './typeset'

const face = (title: string): ShareFace => ({
  brand: 'Con đường hướng thiện',
  label: 'Tư vấn – Hướng dẫn',
  title,
  note: 'huongthien.example',
})

describe('a share picture', () => {
  it('can set every letter of Vietnamese, composed or not, and leaves out what it has no letter for', () => {
    const marked = [...'aăâeêioôơuưy'].flatMap((vowel) =>
      ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'].map((tone) => vowel + tone),
    )
    const letters = [...marked, ...'bcdđfghjklmnpqrstvwxz0123456789.,:;?!–—“”‘’…()%/&'].join('')
    for (const text of [letters, letters.toUpperCase()]) expect(settable(text)).toBe(text.normalize('NFC'))
    expect(settable('Về  nhà 🏠\n bình an')).toBe('Về nhà bình an')
    expect(outlineOf({ text: 'ở', size: 40, at: { x: 0, y: 40 } })).toMatch(/^M[\d.\-MLQCZ ]+Z$/)
  })

  it.each([
    ['of a short title', 'Xóa án tích'],
    ['of a very long one', 'Hướng dẫn thủ tục đăng ký cư trú, cấp lại căn cước và xin xác nhận đã chấp hành xong hình phạt tù '.repeat(5)],
    ['of one word without an end', 'https://vanban.example/nghi-dinh-so-49-2020-nd-cp-quy-dinh-chi-tiet-thi-hanh-luat-thi-hanh-an-hinh-su'],
    ['of nothing that can be set', '家に帰る'],
  ])('%s keeps within its edges, and is the same each time', async (_, title) => {
    const jpeg = await makeSharePicture(face(title))
    const { format, width, height, exif } = await sharp(jpeg).metadata()
    expect({ format, width, height, exif }).toEqual({ format: 'jpeg', width: 1200, height: 630, exif: undefined })
    for (const margin of [
      { left: 1130, top: 130, width: 70, height: 420 },
      { left: 0, top: 130, width: 66, height: 420 },
      { left: 0, top: 545, width: 1200, height: 13 },
    ]) {
      const { channels } = await sharp(await sharp(jpeg).extract(margin).toBuffer()).stats()
      expect(Math.min(...channels.map(({ min }) => min))).toBeGreaterThan(200)
    }
    expect((await makeSharePicture(face(title))).equals(jpeg)).toBe(true)
  })
})
