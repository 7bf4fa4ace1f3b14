/** The video as its page would show it, and below it what only YouTube is told. */
import { categoryName } from '@hl/config/youtube-categories'
import type { Showing } from './facebook-post'
import { escape, fileAt, none } from './html'
import type { Preview } from './publisher-preview'

type Video = NonNullable<Preview['renditions']['youtube']>

/** @param sectionName of the Item: what its playlist is called */
export function youtubePage({ release, preview, base, sectionName }: Showing & { sectionName: string | null }): string {
  const video = preview.renditions.youtube
  if (!video || !release.video) return none('YouTube')
  const { cover } = release
  const poster = cover ? ` poster="${fileAt({ base, sha256: cover.sha256 })}"` : ''
  return `<article class="watch"><video controls preload="metadata"${poster} src="${fileAt({ base, sha256: release.video.sha256 })}"></video>
<h1>${escape(video.title)}</h1><p class="by"><span class="avatar" aria-hidden="true">C</span><span><strong>Con đường hướng thiện</strong></span></p>
<p class="text about">${escape(video.description)}</p>${facts({ video, sectionName, hasCaptions: release.captions !== null })}</article>`
}

function facts({ video, sectionName, hasCaptions }: { video: Video; sectionName: string | null; hasCaptions: boolean }): string {
  const tags = (video.tags ?? []).map((tag) => `<span class="tag">${escape(tag)}</span>`).join('')
  const said: [string, string][] = [
    ['Danh mục', video.categoryId ? escape(categoryName(video.categoryId)) : ''],
    ['Danh sách phát', sectionName ? escape(sectionName) : ''],
    ['Thẻ', tags],
    ['Phụ đề', hasCaptions ? 'Tiếng Việt' : ''],
    ['Trẻ em', video.selfDeclaredMadeForKids ? 'Dành cho trẻ em: không có bình luận, không có thông báo' : ''],
    ['Người đăng ký', video.notifySubscribers === false ? 'Không được báo' : ''],
    ['Nhãn', video.containsSyntheticMedia ? 'Nội dung do AI tạo hoặc chỉnh sửa' : ''],
  ]
  const lines = said.filter(([, value]) => value !== '').map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`)
  return lines.length > 0 ? `<dl>${lines.join('')}</dl>` : ''
}
