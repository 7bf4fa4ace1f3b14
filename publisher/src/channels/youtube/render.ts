/** A Release as YouTube will get it. Pure. */
import type { Release } from '@hl/config/release'
import { itemPath } from '@hl/config/words'
import { correctionText } from '../../release/correction-text'
import { codeLine, codeOf } from '../../release/item-code'
import { ItemRejected } from '../errors'
import { tidyTags } from './tags'
import { cutAtWord, cutToBytes, utf8Bytes } from './text'

export type YouTubeRendition = {
  title: string
  description: string
  /** null: the board gave none, and those set by hand stay */
  tags: readonly string[] | null
  categoryId: string
  defaultLanguage: string
  /** private only while it is prepared ahead of its hour */
  privacyStatus: 'public' | 'private'
  license: 'youtube'
  embeddable: boolean
  selfDeclaredMadeForKids: boolean
  containsSyntheticMedia: boolean
  notifySubscribers: boolean
  /** the marker by which we know our video again: last line of the description */
  code: string
  /** the file name YouTube is told, also a marker */
  fileName: string
  film: { sha256: string; size: number; mime: string }
  /** its thumbnail, its subtitles, and the section (documentId) whose playlist it belongs to */
  cover: { sha256: string; size: number } | null
  captions: { sha256: string; size: number } | null
  section: string
  /** what is read back and compared: the texts, who may see it, and what else the board itself chose */
  compared: readonly Compared[]
}

export type Compared = (typeof COMPARED)[number]

export const TITLE_MAX = 100
/** UTF-8 bytes, not characters: https://developers.google.com/youtube/v3/docs/videos */
export const DESCRIPTION_MAX_BYTES = 5000

const EDUCATION = '27'

/** @throws ItemRejected when the Release has no film; `accepts` says so long before */
export function render({ release, siteUrl }: { release: Release; siteUrl: string }): YouTubeRendition {
  const { video: film } = release
  if (film === null) {
    throw new ItemRejected({
      code: 'youtube.no-film',
      message: 'Bài không có video nên không đăng lên YouTube được.',
      help: 'Gắn tệp video vào bài rồi trình lại, hoặc bỏ chọn kênh YouTube.',
      who: 'editor',
    })
  }
  const code = codeOf(release)
  const { tags, category, madeForKids = false, notifySubscribers = true } = release.plan.youtube
  return {
    title: titleOf(release),
    description: descriptionOf({ release, siteUrl }),
    tags: tidyTags(tags),
    categoryId: category ?? EDUCATION,
    defaultLanguage: 'vi',
    privacyStatus: 'public',
    license: 'youtube',
    embeddable: true,
    selfDeclaredMadeForKids: madeForKids,
    containsSyntheticMedia: release.aiGenerated,
    // YouTube tells nobody of a video for children: https://support.google.com/youtube/answer/9527654
    notifySubscribers: notifySubscribers && !madeForKids,
    code,
    fileName: `${code.toLowerCase()}-${film.sha256.slice(0, 12)}${film.ext}`,
    film: { sha256: film.sha256, size: film.size, mime: film.mime },
    cover: fileOf(release.cover),
    captions: fileOf(release.captions),
    section: release.section,
    compared: comparedOf(release),
  }
}

function fileOf(file: Release['cover']): { sha256: string; size: number } | null {
  return file && { sha256: file.sha256, size: file.size }
}

function comparedOf({ plan: { youtube }, aiGenerated }: Release): Compared[] {
  const chosen: Record<Compared, boolean> = {
    title: true,
    description: true,
    privacyStatus: true,
    tags: youtube.tags !== undefined,
    categoryId: youtube.category !== undefined,
    selfDeclaredMadeForKids: youtube.madeForKids === true,
    containsSyntheticMedia: aiGenerated,
  }
  return COMPARED.filter((field) => chosen[field])
}

const COMPARED = [
  'title',
  'description',
  'privacyStatus',
  'tags',
  'categoryId',
  'selfDeclaredMadeForKids',
  'containsSyntheticMedia',
] as const

/** The settable parts of the video, as the API wants them; each is replaced whole by an update. */
export function snippetOf({ title, description, tags, categoryId, defaultLanguage }: YouTubeRendition) {
  return { title, description, ...(tags ? { tags: [...tags] } : {}), categoryId, defaultLanguage }
}
export function statusOf(rendition: YouTubeRendition) {
  const { privacyStatus, license, embeddable, selfDeclaredMadeForKids, containsSyntheticMedia } = rendition
  return { privacyStatus, license, embeddable, selfDeclaredMadeForKids, containsSyntheticMedia }
}

/** The board's own text, or null when it wrote none. */
export function ownText(text: string | null): string | null {
  const tidy = text?.normalize('NFC').trim() ?? ''
  return tidy === '' ? null : tidy
}

/** Bytes left for a text above what is never cut: corrections, notices and the code line. Below zero, nothing fits. */
export function ownDescriptionMaxBytes(release: Release): number {
  return DESCRIPTION_MAX_BYTES - utf8Bytes(tailOf(release))
}

function titleOf(release: Release): string {
  return ownText(release.plan.youtube.title) ?? cutAtWord({ text: withoutAngles(release.title), max: TITLE_MAX })
}

function descriptionOf({ release, siteUrl }: { release: Release; siteUrl: string }): string {
  const tail = tailOf(release)
  const own = ownText(release.plan.youtube.description)
  if (own !== null) return own + tail
  const link = release.plan.website.enabled ? `Xem trên website: ${siteUrl}${itemPath(release)}` : ''
  const source = release.source === null ? '' : `Nguồn: ${withoutAngles(release.source)}`
  const credits = [link, source].filter(Boolean).join('\n')
  const after = credits === '' ? '' : `\n\n${credits}`
  const room = DESCRIPTION_MAX_BYTES - utf8Bytes(tail)
  const summary = cutToBytes({ text: withoutAngles(release.summary), maxBytes: room - utf8Bytes(after) })
  return (cutToBytes({ text: summary + after, maxBytes: room }) + tail).trim()
}

/** What stands whole below every description, the board's own too: corrections, the labels the law asks for, the code line. */
function tailOf(release: Release): string {
  const corrections = withoutAngles(correctionText(release.corrections))
  const notices = [
    release.aiGenerated ? 'Nội dung có sử dụng trí tuệ nhân tạo.' : '',
    release.isIllustrative ? 'Hình ảnh có tính chất minh họa.' : '',
    codeLine(codeOf(release)),
  ]
  return [corrections, notices.filter(Boolean).join('\n')]
    .filter(Boolean)
    .map((part) => `\n\n${part}`)
    .join('')
}

/** YouTube refuses < and > in both texts; in texts made from the Item they become the quotation marks beside them. */
function withoutAngles(text: string): string {
  return text.normalize('NFC').trim().replaceAll('<', '‹').replaceAll('>', '›')
}
