/** What differs between two Releases, field by field, in texts short enough to be read. Pure. */
import { canonicalJson } from '@hl/config/canonical'
import { plainText, type Block, type Media, type Release } from '@hl/config/release'
import { topicOf } from '@hl/config/sections'
import { formatDateTime } from '@hl/config/time'
import { comparePlans } from './compare-plans'
import type { FieldChange } from './contract'

export function compareReleases({ before, after }: { before: Release; after: Release }): FieldChange[] {
  const changes = FIELDS.flatMap(({ field, label, show }): FieldChange[] => {
    if (same(before[field], after[field])) return []
    return [{ field, label, before: show({ release: before, other: after }), after: show({ release: after, other: before }) }]
  })
  return [...changes, ...comparePlans({ before, after })].map((change) => ({
    ...change,
    before: short(change.before),
    after: short(change.after),
  }))
}

interface Side {
  release: Release
  other: Release
}
interface Field {
  field: Exclude<keyof Release, 'plan'>
  label: string
  show: (side: Side) => string
}

const FIELDS: readonly Field[] = [
  { field: 'title', label: 'Tiêu đề', show: ({ release }) => release.title },
  { field: 'slug', label: 'Đường dẫn', show: ({ release }) => release.slug },
  { field: 'summary', label: 'Sapo', show: ({ release }) => release.summary },
  { field: 'body', label: 'Nội dung', show: ({ release, other }) => onlyHere(release.body, other.body) },
  { field: 'cover', label: 'Ảnh đại diện', show: ({ release }) => file(release.cover) },
  { field: 'video', label: 'Phim', show: ({ release }) => file(release.video) },
  { field: 'captions', label: 'Phụ đề', show: ({ release }) => file(release.captions) },
  { field: 'transcript', label: 'Lời thoại', show: ({ release }) => release.transcript ?? '' },
  { field: 'section', label: 'Chuyên mục', show: () => 'chuyên mục khác' },
  { field: 'topic', label: 'Chủ đề', show: ({ release }) => topicOf(release.topic)?.name ?? '' },
  { field: 'tags', label: 'Thẻ', show: ({ release }) => count(release.tags, 'thẻ') },
  { field: 'unit', label: 'Đơn vị', show: ({ release }) => (release.unit === null ? '' : 'có') },
  { field: 'authors', label: 'Tác giả', show: ({ release }) => count(release.authors, 'người') },
  { field: 'legalDocuments', label: 'Văn bản pháp luật', show: ({ release }) => count(release.legalDocuments, 'văn bản') },
  { field: 'source', label: 'Nguồn', show: ({ release }) => release.source ?? '' },
  { field: 'aiGenerated', label: 'Do AI tạo', show: ({ release }) => yesNo(release.aiGenerated) },
  { field: 'isIllustrative', label: 'Ảnh minh họa', show: ({ release }) => yesNo(release.isIllustrative) },
  { field: 'pinnedUntil', label: 'Ghim đến', show: ({ release }) => (release.pinnedUntil ? formatDateTime(release.pinnedUntil) : '') },
  { field: 'corrections', label: 'Đính chính', show: ({ release }) => count(release.corrections, 'mục') },
  { field: 'publishedAt', label: 'Ngày đăng', show: ({ release }) => formatDateTime(release.publishedAt) },
]

/** The paragraphs that the other side does not have. */
function onlyHere(blocks: readonly Block[], others: readonly Block[]): string {
  const known = new Set(others.map((block) => canonicalJson(block)))
  const mine = blocks.filter((block) => !known.has(canonicalJson(block)))
  return plainText(mine) || (mine.length > 0 ? `${mine.length} đoạn hoặc ảnh` : '')
}

function file(media: Media | null): string {
  return media === null ? '' : `${media.name} (${media.sha256.slice(0, 8)})${media.alt ? `: ${media.alt}` : ''}`
}

function count(list: readonly unknown[], noun: string): string {
  return `${list.length} ${noun}`
}

function yesNo(value: boolean): string {
  return value ? 'có' : 'không'
}

/** Long enough to be read word by word, short enough for an answer. */
const MAX = 4_000
function short(text: string): string {
  return text.length > MAX ? `${text.slice(0, MAX - 1)}…` : text
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}
