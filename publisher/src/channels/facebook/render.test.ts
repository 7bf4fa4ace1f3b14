import { problemsOf } from './check'
import { renderPost } from './render'
import { articleRelease, videoRelease } from './testing/stage'

const siteUrl = 'https://conduonghuongthien.vn'
const render = (release: ReturnType<typeof articleRelease>) => renderPost({ release, siteUrl })
const film = {
  sha256: 'a'.repeat(64),
  size: 5_000,
  mime: 'video/mp4',
  ext: '.mp4',
  name: 'phim.mp4',
  width: null,
  height: null,
  alt: null,
  caption: null,
}
const planWith = (facebook: Partial<ReturnType<typeof articleRelease>['plan']['facebook']>, isOnWebsite = true) => {
  const { plan } = articleRelease()
  return { ...plan, website: { ...plan.website, enabled: isOnWebsite }, facebook: { ...plan.facebook, ...facebook } }
}

describe('a link post', () => {
  it('says the sapo and links to the page on our site', () => {
    expect(render(articleRelease())).toMatchObject({
      kind: 'link',
      formerLinks: [],
      message: 'Anh Nam mở xưởng mộc sau khi trở về quê.',
      link: 'https://conduonghuongthien.vn/bai-viet/ngay-tro-ve/',
    })
  })

  it('says what the board wrote for Facebook, when it wrote something', () => {
    expect(render(articleRelease({ plan: planWith({ message: '  Mời bà con đọc.\r\nCảm ơn! ' }) }))).toMatchObject({
      message: 'Mời bà con đọc.\nCảm ơn!',
    })
    expect(render(articleRelease({ plan: planWith({ message: '  ' }) }))).toMatchObject({
      message: 'Anh Nam mở xưởng mộc sau khi trở về quê.',
    })
  })

  it('carries every correction below its text, newest first, with the day it was found', () => {
    const corrections = [
      { at: '2026-11-23T20:00:00.000Z', wrong: 'Lớp học 20 người.', right: 'Lớp học 30 người.' },
      { at: '2026-11-25T02:00:00.000Z', wrong: 'tháng 5', right: 'tháng 6' },
    ]
    const said =
      'Đính chính ngày 25/11/2026: đã viết “tháng 5”, sửa lại là “tháng 6”.\n\n' +
      'Đính chính ngày 24/11/2026: đã viết “Lớp học 20 người”, sửa lại là “Lớp học 30 người”.'
    expect(render(articleRelease({ corrections }))).toMatchObject({ message: `Anh Nam mở xưởng mộc sau khi trở về quê.\n\n${said}` })
    expect(render(articleRelease({ corrections, plan: planWith({ message: 'Mời bà con đọc.' }) }))).toMatchObject({
      message: `Mời bà con đọc.\n\n${said}`,
    })
  })

  it('asks the question of a faq and opens the answer, cut at a word', () => {
    const text = 'Người được xóa án tích coi như chưa bị kết án. '.repeat(20)
    const body = [{ type: 'paragraph' as const, children: [{ type: 'text' as const, text }] }]
    const post = render(articleRelease({ type: 'faq', title: 'Xóa án tích là gì?', summary: '', body }))
    expect(post).toMatchObject({ link: 'https://conduonghuongthien.vn/hoi-dap/ngay-tro-ve/' })
    const { message } = post.kind === 'link' ? post : { message: '' }
    expect(message).toMatch(/^Xóa án tích là gì\?\n\nNgười được xóa án tích .*…$/)
    expect(message.length).toBeLessThan(310)
  })

  it('is written in normal form C whatever the editor typed', () => {
    const post = render(articleRelease({ summary: 'Trở về'.normalize('NFD') }))
    expect(post).toMatchObject({ message: 'Trở về'.normalize('NFC') })
  })

  it('may not be placed without the website, and warns without a cover', () => {
    const problems = problemsOf({ release: articleRelease({ plan: planWith({}, false) }), siteUrl })
    expect(problems.map(({ field, level }) => [field, level])).toEqual([
      ['plan.website', 'error'],
      ['cover', 'warning'],
    ])
  })

  it('may not be longer than Facebook takes', () => {
    const release = articleRelease({ plan: planWith({ message: 'ờ'.repeat(63_207) }) })
    expect(problemsOf({ release, siteUrl })).toContainEqual(expect.objectContaining({ field: 'plan.facebook.message', level: 'error' }))
    expect(problemsOf({ release: articleRelease({ plan: planWith({ message: 'ờ'.repeat(63_206) }) }), siteUrl })).toHaveLength(1)
  })
})

describe('a film', () => {
  it('carries title, sapo and the address of its page', () => {
    expect(render(videoRelease({ video: film }))).toEqual({
      kind: 'video',
      title: 'Xưởng mộc đầu làng',
      description:
        'Xưởng mộc đầu làng\n\nAnh Nam mở xưởng mộc sau khi trở về quê.\n\nXem đầy đủ: https://conduonghuongthien.vn/video/xuong-moc-dau-lang/',
      film: { sha256: film.sha256, size: 5_000, mime: 'video/mp4', ext: '.mp4' },
      cover: null,
      captions: null,
    })
  })

  it('names no page when there will be none', () => {
    const post = render(videoRelease({ video: film, plan: planWith({}, false) }))
    expect(post.kind === 'video' && post.description).not.toContain('http')
  })

  it.each([
    ['is missing', null],
    ['is cut', { ...film, size: 900 }],
    ['is over 2 GB', { ...film, size: 2 * 1024 ** 3 + 1 }],
    ['is of a kind Facebook does not take', { ...film, mime: 'video/x-matroska' }],
  ])('is refused before anything is queued when it %s', (_, video) => {
    expect(problemsOf({ release: videoRelease({ video }), siteUrl })).toContainEqual(
      expect.objectContaining({ field: 'video', level: 'error' }),
    )
  })
})
