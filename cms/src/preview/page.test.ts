import type { Release } from '@hl/config/release'
import { aDraft, aPlan } from '../../tests/a-draft'
import { buildRelease } from '../editorial/build-release'
import { previewPage, type PreviewPage } from './page'
import { parsePreview, type Preview } from './publisher-preview'

const sha = (letter: string) => letter.repeat(64)
const file = { name: 'a.jpg', hash: 'a_1', ext: '.jpg', mime: 'image/jpeg', alternativeText: 'Con đường' }
const cover = { ...file, provider_metadata: { sha256: sha('a'), size: 10 } }
const film = { ...file, name: 'phim.mp4', mime: 'video/mp4', provider_metadata: { sha256: sha('b'), size: 10 } }
const pictures = ['a', 'c', 'd', 'e', 'f', '0', '1'].map((letter, index) => ({
  sha256: sha(letter),
  alt: index === 1 ? '' : `Ảnh ${index}`,
}))

describe('the Facebook tab', () => {
  const post = (facebook: object, release = releaseOf()) => shown({ channel: 'facebook', renditions: { facebook }, release })

  test('shows a link as a card with the host, and the first comment below', () => {
    const html = post({ kind: 'link', message: 'Lời', link: 'https://huongthien.example/bai-viet/a/', comment: 'Bình luận của Trang' })
    expect(html).toContain('<div class="card">')
    expect(html).toContain('huongthien.example')
    expect(html).toMatch(/class="comment">.*Bình luận của Trang/s)
  })

  test('shows an album as Facebook lays it out, says how many more there are, and which have no words', () => {
    const html = post({ kind: 'photos', message: 'Lời', mark: 'Mã: CDHT-1', pictures })
    expect(html.match(/<figure>/g)).toHaveLength(5)
    expect(html).toContain('<div class="album n5">')
    expect(html).toContain('<b>+2</b>')
    expect(html.match(/chưa có mô tả/g)).toHaveLength(1)
    expect(html).not.toContain('class="comment"')
  })

  test('shows a film, and an upright one as a Reel by its kind or by the plan', () => {
    const video = { kind: 'video', title: 'Phim', description: 'Lời' }
    const withFilm = { clip: film }
    expect(post(video, releaseOf(withFilm))).not.toContain('class="reel"')
    expect(post({ ...video, kind: 'reel' }, releaseOf(withFilm))).toContain('class="reel"')
    expect(post(video, releaseOf({ ...withFilm, plan: aPlan({ facebook: { format: 'reel' } }) }))).toContain('class="reel"')
  })

  test('says so where there is nothing, or a form it does not know, which hides nothing else', () => {
    expect(post({ kind: 'empty' })).toContain('không đăng lên Facebook')
    const unknown = post({ kind: 'story', frames: [1, 2], comment: 'Bình luận của Trang' })
    expect(unknown).toContain('chưa xem trước được')
    expect(unknown).toContain('Bình luận của Trang')
  })
})

describe('the YouTube tab', () => {
  const video = { title: 'Tiêu đề', description: 'Mô tả', categoryId: '27', tags: ['việc làm', 'học nghề'] }
  const page = (youtube: object) => shown({ channel: 'youtube', renditions: { youtube }, release: releaseOf({ clip: film }) })

  test('shows tags, category and playlist, and only what is unusual besides', () => {
    const html = page({ ...video, selfDeclaredMadeForKids: false, notifySubscribers: true })
    expect(html).toContain('<dd>Giáo dục</dd>')
    expect(html).toContain('<dd>Hoạt động</dd>')
    expect(html.match(/class="tag"/g)).toHaveLength(2)
    expect(html).not.toMatch(/Trẻ em|Người đăng ký|Nhãn/)
    const unusual = page({ ...video, tags: null, selfDeclaredMadeForKids: true, notifySubscribers: false, containsSyntheticMedia: true })
    expect(unusual).toMatch(/Trẻ em.*Người đăng ký.*Nhãn/s)
  })
})

test('nothing that was typed is markup, wherever it is shown', () => {
  const typed = '"><script>alert(1)</script>'
  const release = releaseOf({ title: typed, summary: typed, cover: { ...cover, alternativeText: typed }, clip: film })
  const facebook = (post: object) => shown({ channel: 'facebook', renditions: { facebook: { comment: typed, ...post } }, release })
  const all = [
    facebook({ kind: 'link', message: typed, link: typed }),
    facebook({ kind: 'photos', message: typed, pictures: [{ sha256: typed, alt: typed }] }),
    facebook({ kind: 'video', title: typed, description: typed }),
    shown({
      channel: 'youtube',
      renditions: { youtube: { title: typed, description: typed, tags: [typed], categoryId: typed } },
      release,
      sectionName: typed,
    }),
  ]
  for (const html of all) expect(html).not.toContain('<script')
})

function shown(page: { channel: PreviewPage['channel']; renditions: object; release: Release; sectionName?: string }): string {
  const preview: Preview = parsePreview({ problems: [], renditions: page.renditions, page: '' })
  return previewPage({ base: '/xem-truoc/x', sectionName: 'Hoạt động', ...page, preview })
}

function releaseOf(changed: Parameters<typeof aDraft>[0] = {}): Release {
  const release = buildRelease(aDraft({ cover, ...changed }))
  if (release === null) throw new Error('The draft gave no Release')
  return release
}
