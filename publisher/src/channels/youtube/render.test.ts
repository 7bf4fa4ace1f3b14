import { describe, expect, it } from '@jest/globals'
import type { Release } from '@hl/config/release'
import { accepts } from './check'
import { codeOf } from '../../release/item-code'
import { ownDescriptionMaxBytes, render } from './render'
import { cutAtWord, cutToBytes, utf8Bytes } from './text'
import { releaseOf, SITE_URL } from './testing/world'

const film = {
  sha256: 'a'.repeat(64),
  size: 5_000_000,
  mime: 'video/mp4',
  ext: '.mp4',
  name: 'x.mp4',
  width: 1,
  height: 1,
  alt: null,
  caption: null,
}
const release = releaseOf({ film })
const own = (texts: Partial<Release['plan']['youtube']>, changes: Partial<Release> = {}): Release => ({
  ...release,
  ...changes,
  plan: { ...release.plan, youtube: { ...release.plan.youtube, ...texts } },
})
const rendered = (from: Release) => render({ release: from, siteUrl: SITE_URL })

describe('what YouTube will get', () => {
  it('is the title, the summary, the link, the source and the code line, public and not made for kids', () => {
    const code = codeOf(release)
    expect(code).toMatch(/^CDHT-[0-9A-F]{10}$/)
    expect(rendered(release)).toEqual({
      title: 'Ngày trở về',
      description: `${release.summary}\n\nXem trên website: ${SITE_URL}/video/ngay-tro-ve/\nNguồn: Ban biên tập\n\nMã: ${code}`,
      tags: null,
      categoryId: '27',
      defaultLanguage: 'vi',
      privacyStatus: 'public',
      license: 'youtube',
      embeddable: true,
      selfDeclaredMadeForKids: false,
      containsSyntheticMedia: false,
      notifySubscribers: true,
      code,
      fileName: `${code.toLowerCase()}-aaaaaaaaaaaa.mp4`,
      film: { sha256: film.sha256, size: film.size, mime: 'video/mp4' },
      cover: null,
      captions: null,
      section: 'sectiontuvan',
      compared: ['title', 'description', 'privacyStatus'],
    })
  })

  it('takes what else the board chose: tags in NFC and once each, category, made for children, whether subscribers are told', () => {
    const tags = [' tái hòa nhập '.normalize('NFD'), 'Tái hòa nhập', 'việc  làm']
    expect(rendered(own({ tags, category: '29', notifySubscribers: false }, { aiGenerated: true }))).toMatchObject({
      tags: ['tái hòa nhập', 'việc làm'],
      categoryId: '29',
      notifySubscribers: false,
      selfDeclaredMadeForKids: false,
      containsSyntheticMedia: true,
      compared: ['title', 'description', 'privacyStatus', 'tags', 'categoryId', 'containsSyntheticMedia'],
    })
    expect(rendered(own({ madeForKids: true }))).toMatchObject({ selfDeclaredMadeForKids: true, notifySubscribers: false })
  })

  it('has no link to a page that will not exist', () => {
    const plan = { ...release.plan, website: { enabled: false, notBefore: null } }
    expect(rendered({ ...release, plan }).description).not.toContain(SITE_URL)
  })

  it('takes the own texts of the board, and still carries labels and code line', () => {
    const from = own({ title: ' Phim ngắn ', description: 'Mô tả riêng.' }, { aiGenerated: true, isIllustrative: true })
    const { title, description, containsSyntheticMedia } = rendered(from)
    expect(title).toBe('Phim ngắn')
    expect(containsSyntheticMedia).toBe(true)
    expect(description).toBe(
      `Mô tả riêng.\n\nNội dung có sử dụng trí tuệ nhân tạo.\nHình ảnh có tính chất minh họa.\nMã: ${codeOf(release)}`,
    )
  })

  it('cuts a long title between words and keeps within 100 characters', () => {
    const { title } = rendered({ ...release, title: 'Đường về '.repeat(20).trim() })
    expect(title.length).toBeLessThanOrEqual(100)
    expect(title).toMatch(/(Đường|về)…$/)
  })

  it('keeps a generated description within 5000 bytes, with link and code line whole', () => {
    const { description } = rendered({ ...release, summary: 'Những ngày đầu trở về. '.repeat(400) })
    expect(utf8Bytes(description)).toBeLessThanOrEqual(5000)
    expect(utf8Bytes(description)).toBeGreaterThan(4900)
    expect(description).toContain(`${SITE_URL}/video/ngay-tro-ve/`)
    expect(description.endsWith(`Mã: ${codeOf(release)}`)).toBe(true)
    expect(description).not.toContain('\uFFFD')
  })

  const corrections = [
    { at: '2026-11-23T20:00:00.000Z', wrong: 'Lớp học <20> người.', right: 'Lớp học 30 người.' },
    { at: '2026-11-25T02:00:00.000Z', wrong: 'tháng 5', right: 'tháng 6' },
  ]
  const said =
    'Đính chính ngày 25/11/2026: đã viết “tháng 5”, sửa lại là “tháng 6”.\n\n' +
    'Đính chính ngày 24/11/2026: đã viết “Lớp học ‹20› người”, sửa lại là “Lớp học 30 người”.'

  it('carries every correction, newest first, below a generated and below an own text', () => {
    expect(rendered({ ...release, corrections }).description.endsWith(`\n\n${said}\n\nMã: ${codeOf(release)}`)).toBe(true)
    expect(rendered(own({ description: 'Mô tả riêng.' }, { corrections })).description).toBe(
      `Mô tả riêng.\n\n${said}\n\nMã: ${codeOf(release)}`,
    )
  })

  it('cuts the generated text for a correction, never the correction', () => {
    const { description } = rendered({ ...release, corrections, summary: 'Những ngày đầu trở về. '.repeat(400) })
    expect(utf8Bytes(description)).toBeLessThanOrEqual(5000)
    expect(description).toContain(`…\n\nXem trên website: ${SITE_URL}/video/ngay-tro-ve/`)
    expect(description).toContain(said)
    const long = [{ at: '2026-11-25T02:00:00.000Z', wrong: 'ế'.repeat(800), right: 'ớ'.repeat(800) }]
    const crowded = rendered({ ...release, corrections: long, summary: 'Những ngày đầu trở về. '.repeat(400) }).description
    expect(utf8Bytes(crowded)).toBeLessThanOrEqual(5000)
    expect(crowded).toContain('ớ'.repeat(800))
  })

  it('turns < and > of the Item into quotation marks YouTube takes', () => {
    const { title, description } = rendered({ ...release, title: 'A <b>', summary: '1 < 2 > 0' })
    expect([title, description].join()).not.toMatch(/[<>]/)
    expect(title).toBe('A ‹b›')
  })

  it('is the same text whether it was typed in NFC or NFD', () => {
    const nfd = own({ title: 'Đường về'.normalize('NFD') }, { summary: release.summary.normalize('NFD') })
    expect(rendered(nfd).title).toBe('Đường về'.normalize('NFC'))
    expect(rendered(nfd).description).toBe(rendered(release).description)
  })

  it('refuses a Release without a film', () => {
    expect(() => rendered({ ...release, video: null })).toThrow('không có video')
  })
})

describe('what is said to the editor', () => {
  it('nothing against a good Release', () => expect(accepts(release)).toEqual([]))

  it('an Item without a film has no place here, whatever else is wrong with it', () => {
    const problems = accepts({ ...own({ title: 'x'.repeat(200) }), video: null })
    expect(problems).toMatchObject([{ field: 'video', level: 'skip' }])
  })

  it('the limit of an own title is 100 characters, not 101', () => {
    expect(accepts(own({ title: 'ế'.repeat(100) }))).toEqual([])
    expect(accepts(own({ title: 'ế'.repeat(101) }))).toMatchObject([{ field: 'plan.youtube.title', level: 'error' }])
    expect(accepts(own({ title: 'ế'.repeat(101) }))[0]?.message).toContain('Rút bớt 1 ký tự')
  })

  it('the limit of an own description is counted in bytes, less labels and code line', () => {
    const max = ownDescriptionMaxBytes(release)
    expect(max).toBe(5000 - utf8Bytes(`\n\nMã: ${codeOf(release)}`))
    expect(accepts(own({ description: 'a'.repeat(max) }))).toEqual([])
    expect(accepts(own({ description: 'a'.repeat(max + 1) }))).toMatchObject([{ field: 'plan.youtube.description', level: 'error' }])
    // 3 bytes each
    expect(accepts(own({ description: 'ế'.repeat(Math.floor(max / 3) + 1) }))).toHaveLength(1)
    expect(utf8Bytes(rendered(own({ description: 'a'.repeat(max) })).description)).toBe(5000)
  })

  it('corrections take their room from an own description, and are refused only when they alone are too long', () => {
    const correction = { at: '2026-11-25T02:00:00.000Z', wrong: 'tháng 5', right: 'tháng 6' }
    const max = ownDescriptionMaxBytes({ ...release, corrections: [correction] })
    expect(max).toBeLessThan(ownDescriptionMaxBytes(release))
    expect(accepts(own({ description: 'a'.repeat(max) }, { corrections: [correction] }))).toEqual([])
    expect(accepts(own({ description: 'a'.repeat(max + 1) }, { corrections: [correction] }))).toHaveLength(1)
    const corrections = [{ ...correction, right: 'ế'.repeat(1_700) }]
    expect(accepts({ ...release, corrections })).toMatchObject([{ field: 'corrections', level: 'error' }])
  })

  it('< and > are refused in own texts and only there', () => {
    expect(accepts(own({ title: 'a < b', description: 'c > d' }))).toMatchObject([
      { field: 'plan.youtube.title', level: 'error' },
      { field: 'plan.youtube.description', level: 'error' },
    ])
    expect(accepts({ ...release, title: 'a < b' })).toEqual([])
  })

  it('a long title of the Item is only a warning, and none when there is an own title', () => {
    const title = 'Đường về '.repeat(20)
    expect(accepts({ ...release, title })).toMatchObject([{ field: 'title', level: 'warning' }])
    expect(accepts(own({ title: 'Ngắn' }, { title }))).toEqual([])
  })

  it('tags are counted as YouTube does: commas between them, and two more for a tag with a space', () => {
    const letters = (count: number) => 'ắ'.repeat(count)
    expect(accepts(own({ tags: [letters(250), `b${letters(248)}`] }))).toEqual([])
    expect(accepts(own({ tags: [letters(250), `b${letters(249)}`] }))).toMatchObject([{ field: 'plan.youtube.tags', level: 'error' }])
    expect(accepts(own({ tags: [letters(250), `b ${letters(245)}`] }))).toEqual([])
    expect(accepts(own({ tags: [letters(250), `b ${letters(246)}`] }))[0]?.message).toContain('dài 501 ký tự')
    expect(accepts(own({ tags: ['a,b'] }))).toMatchObject([{ field: 'plan.youtube.tags', level: 'error' }])
  })

  it('that a video is for children is a warning of what YouTube then leaves out', () => {
    expect(accepts(own({ madeForKids: true }))).toMatchObject([{ field: 'plan.youtube.madeForKids', level: 'warning' }])
  })

  it('captions that are no captions by their size are refused', () => {
    const captions = { ...film, mime: 'text/vtt', ext: '.vtt', size: 10 * 1024 * 1024 }
    expect(accepts({ ...release, captions })).toEqual([])
    expect(accepts({ ...release, captions: { ...captions, size: captions.size + 1 } })).toMatchObject([
      { field: 'captions', level: 'error' },
    ])
  })

  it('blank own texts count as none', () => expect(accepts(own({ title: '  ', description: '\n' }))).toEqual([]))

  it('a file that is no film is refused', () => {
    expect(accepts({ ...release, video: { ...film, mime: 'image/png' } })).toMatchObject([{ field: 'video', level: 'error' }])
  })
})

describe('cutting', () => {
  it('leaves short texts alone', () => {
    expect(cutAtWord({ text: 'một hai', max: 7 })).toBe('một hai')
    expect(cutToBytes({ text: 'abc', maxBytes: 3 })).toBe('abc')
  })
  it('drops the word that does not fit, and cuts a word longer than the room', () => {
    expect(cutAtWord({ text: 'một hai ba', max: 8 })).toBe('một hai…')
    expect(cutAtWord({ text: 'một hai ba', max: 7 })).toBe('một…')
    expect(cutAtWord({ text: 'x'.repeat(20), max: 10 })).toBe(`${'x'.repeat(9)}…`)
  })
  it('never cuts a character in two', () => {
    for (let maxBytes = 4; maxBytes < 20; maxBytes += 1) {
      const cut = cutToBytes({ text: 'ếếếếếếếếếế', maxBytes })
      expect(utf8Bytes(cut)).toBeLessThanOrEqual(maxBytes)
      expect(cut).toMatch(/^ế*…$/)
    }
  })
})
