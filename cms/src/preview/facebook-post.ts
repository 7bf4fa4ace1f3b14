/** The post as the Page would show it: a link, an album, a film or a Reel, and the Page's own first comment. */
import type { Release } from '@hl/config/release'
import { escape, fileAt, none } from './html'
import type { Preview } from './publisher-preview'

export interface Showing {
  release: Release
  preview: Preview
  /** address of this preview, without a slash at the end */
  base: string
}
type Post = NonNullable<Preview['renditions']['facebook']>
type Picture = Extract<Post, { kind: 'photos' }>['pictures'][number]

export function facebookPost({ release, preview, base }: Showing): string {
  const post = preview.renditions.facebook
  if (!post || post.kind === 'empty') return none('Facebook')
  return `<article class="post">${BYLINE}${shown({ post, release, base })}
<p class="bar" aria-hidden="true"><span>Thích</span><span>Bình luận</span><span>Chia sẻ</span></p>${comment(post)}</article>`
}

function shown({ post, release, base }: { post: Post; release: Release; base: string }): string {
  switch (post.kind) {
    case 'link':
      return `${text(post.message)}${linkCard({ link: post.link, release, base })}`
    case 'photos':
      return `${text(post.message)}${album({ pictures: post.pictures, base })}`
    case 'video':
    case 'reel': {
      // a Reel may be sent as any other film; the plan says which it is
      const isReel = post.kind === 'reel' || release.plan.facebook.format === 'reel'
      return `${text(post.description)}${film({ release, base, isReel })}${post.title ? `<h2>${escape(post.title)}</h2>` : ''}`
    }
    case 'empty':
    case 'other':
      return '<p class="none">Dạng bài này chưa xem trước được ở đây.</p>'
  }
}

function linkCard({ link, release, base }: { link: string; release: Release; base: string }): string {
  const { cover, title, summary } = release
  const picture = cover ? `<img alt="${escape(cover.alt ?? '')}" src="${fileAt({ base, sha256: cover.sha256 })}">` : ''
  return `<div class="card">${picture}<div><small>${escape(hostOf(link))}</small><h2>${escape(title)}</h2><p>${escape(summary)}</p></div></div>`
}

/** As many as Facebook shows at once; the others are said on the last. */
const SHOWN = 5

function album({ pictures, base }: { pictures: readonly Picture[]; base: string }): string {
  const seen = pictures.slice(0, SHOWN)
  const hidden = pictures.length - seen.length
  const cells = seen.map(({ sha256, alt }, index) => {
    const more = hidden > 0 && index === seen.length - 1 ? `<b>+${hidden}</b>` : ''
    return `<figure><img alt="${escape(alt)}" src="${fileAt({ base, sha256 })}">${more}</figure>`
  })
  const words = pictures.map(({ alt }) => `<li>${alt ? escape(alt) : '<em>chưa có mô tả</em>'}</li>`).join('')
  return `<div class="album n${seen.length}">${cells.join('')}</div>
<details><summary>Mô tả ảnh cho người không nhìn thấy (${pictures.length})</summary><ol>${words}</ol></details>`
}

function film({ release, base, isReel }: { release: Release; base: string; isReel: boolean }): string {
  const { video, cover } = release
  if (!video) return ''
  const poster = cover ? ` poster="${fileAt({ base, sha256: cover.sha256 })}"` : ''
  const tag = `<video controls preload="metadata"${poster} src="${fileAt({ base, sha256: video.sha256 })}"></video>`
  return isReel ? `<div class="reel">${tag}<span>Reel</span></div>` : tag
}

function comment({ comment: said }: Post): string {
  return said ? `<div class="comment">${AVATAR}<div><strong>${PAGE}</strong>${text(said)}</div></div>` : ''
}

function text(words: string): string {
  return `<p class="text">${escape(words)}</p>`
}

function hostOf(link: string): string {
  return URL.canParse(link) ? new URL(link).host : link
}

const PAGE = 'Con đường hướng thiện'
const AVATAR = '<span class="avatar" aria-hidden="true">C</span>'
const BYLINE = `<p class="by">${AVATAR}<span><strong>${PAGE}</strong><br><small>Vừa xong · Công khai</small></span></p>`
