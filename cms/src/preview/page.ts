/** Our own page around a preview: one tab a channel, at the width of a phone. Plain HTML without script; every text is escaped. */
import { mediaOf, type Release } from '@hl/config/release'
import { CHANNEL_IDS, CHANNEL_NAMES, type ChannelId } from '@hl/config/words'
import type { Preview } from './publisher-preview'

export interface PreviewPage {
  release: Release
  preview: Preview
  channel: ChannelId
  /** address of this preview, without a slash at the end */
  base: string
}

export function previewPage(page: PreviewPage): string {
  const { release, preview, channel, base } = page
  const tabs = CHANNEL_IDS.map(
    (id) => `<a href="${base}?kenh=${id}"${id === channel ? ' aria-current="page"' : ''}>${CHANNEL_NAMES[id]}</a>`,
  ).join('')
  const problems = preview.problems
    .filter((problem) => problem.channel === channel)
    .map((problem) => `<li class="${problem.level}">${escape(problem.message)}</li>`)
    .join('')
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex,nofollow"><title>Xem trước: ${escape(release.title)}</title><style>${STYLE}</style></head>
<body><header><strong>Xem trước – không phải trang công khai</strong><nav aria-label="Kênh">${tabs}</nav></header>
${problems ? `<ul class="problems">${problems}</ul>` : ''}<main>${bodyOf(page)}</main></body></html>`
}

function bodyOf({ release, preview, channel, base }: PreviewPage): string {
  switch (channel) {
    case 'website':
      return `<iframe title="Trang trên website" src="${base}/trang" sandbox></iframe>`
    case 'facebook':
      return facebookPost({ release, preview, base })
    case 'youtube':
      return youtubePage({ release, preview, base })
  }
}

type Showing = Omit<PreviewPage, 'channel'>

function facebookPost({ release, preview, base }: Showing): string {
  const post = preview.renditions.facebook
  if (!post || post.kind === 'empty') return none('Facebook')
  if (post.kind === 'video')
    return `<article class="post">${byline}<p class="text">${escape(post.description)}</p>${film({ release, base })}<h2>${escape(post.title)}</h2></article>`
  const picture = release.cover ? `<img alt="${escape(release.cover.alt ?? '')}" src="${base}/media/${release.cover.sha256}">` : ''
  return `<article class="post">${byline}<p class="text">${escape(post.message)}</p><div class="card">${picture}<small>${escape(new URL(post.link).host)}</small>
<h2>${escape(release.title)}</h2><p>${escape(release.summary)}</p></div></article>`
}

function youtubePage({ release, preview, base }: Showing): string {
  const video = preview.renditions.youtube
  if (!video || !release.video) return none('YouTube')
  return `<article class="watch">${film({ release, base })}<h1>${escape(video.title)}</h1><p class="text">${escape(video.description)}</p></article>`
}

const byline = '<p class="by"><strong>Con đường hướng thiện</strong><br><small>Vừa xong · Công khai</small></p>'

function film({ release, base }: Pick<Showing, 'release' | 'base'>): string {
  return release.video ? `<video controls preload="metadata" src="${base}/media/${release.video.sha256}"></video>` : ''
}

function none(channel: string): string {
  return `<p class="none">Bài này không đăng lên ${channel}.</p>`
}

/** The file of this Release with that hash, whatever size of it the page asked for. */
export function mediaNamed(release: Release, name: string) {
  return mediaOf(release).find((media) => name.startsWith(media.sha256)) ?? null
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}

/** In the narrow frame of the review screen the page of the site gets the whole width: it is a phone already. */
const STYLE = `*{box-sizing:border-box}html,body{height:100%}body{margin:0;display:flex;flex-direction:column;font:16px/1.5 system-ui,Roboto,'Noto Sans',sans-serif;background:#f3efe6;color:#26221d}
header{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center;justify-content:space-between;padding:8px 12px;background:#fff1cc;color:#5b4300;font-size:14px}nav{display:flex;gap:4px}
nav a{display:flex;align-items:center;padding:0 12px;min-height:44px;color:inherit;border-radius:8px}nav a[aria-current]{background:#14594b;color:#fff;text-decoration:none}
main{flex:1;display:flex;justify-content:center;align-items:flex-start;min-height:0;padding:16px}iframe{width:360px;height:100%;min-height:420px;border:1px solid #8a7d6a;border-radius:8px;background:#fff}
article,.none{width:100%;max-width:500px;background:#fff;border:1px solid #d8cfbf;border-radius:8px;padding:16px}.text{white-space:pre-line;overflow-wrap:anywhere}
.card{border:1px solid #d8cfbf;border-radius:8px;overflow:hidden;padding:0 12px 12px}.card img{display:block;width:calc(100% + 24px);margin:0 -12px 8px}video{width:100%}
h1,h2{font-size:18px;line-height:1.45;margin:8px 0 4px}.problems{margin:0;padding:8px 12px 8px 28px;background:#fff;border-left:4px solid #a34b12;font-size:14px}.problems .skip{color:#5c5347}
@media(max-width:420px){main{padding:8px}main:has(iframe){padding:0}iframe{width:100%;border:0;border-radius:0}article{padding:12px}}`
