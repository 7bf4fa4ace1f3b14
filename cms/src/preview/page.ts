/** Our own page around a preview: one tab a channel, at the width of a phone. Plain HTML without script; every text is escaped. */
import { mediaOf, type Release } from '@hl/config/release'
import { CHANNEL_IDS, CHANNEL_NAMES, type ChannelId } from '@hl/config/words'
import { facebookPost, type Showing } from './facebook-post'
import { escape } from './html'
import { STYLE } from './style'
import { youtubePage } from './youtube-page'

export interface PreviewPage extends Showing {
  channel: ChannelId
  /** of the Item's section; null when nobody knows it */
  sectionName: string | null
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

function bodyOf({ channel, base, ...shown }: PreviewPage): string {
  switch (channel) {
    case 'website':
      return `<iframe title="Trang trên website" src="${base}/trang" sandbox></iframe>`
    case 'facebook':
      return facebookPost({ base, ...shown })
    case 'youtube':
      return youtubePage({ base, ...shown })
  }
}

/** The file of this Release with that hash, whatever size of it the page asked for. */
export function mediaNamed(release: Release, name: string) {
  return mediaOf(release).find((media) => name.startsWith(media.sha256)) ?? null
}
