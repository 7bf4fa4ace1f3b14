/** What a list is called, and where it lies. */
import {
  ADVICE_PATH,
  documentPath,
  DOCUMENTS_PATH,
  PROVINCES_PATH,
  provincePath,
  sectionPath,
  SECTIONS_PATH,
  tagPath,
  TAGS_PATH,
  topicPath,
} from './entry-path'
import { type List, namedBy, topicOfList } from './lists'
import { ADVICE_TITLE } from './pages/advice'
import { DOCUMENTS_TITLE } from './pages/documents'
import type { Topic } from '@hl/config/sections'
import type { LegalDocument, SiteEntries, SiteReader } from './site-store'

export interface NamedList {
  path: string
  title: string
  description: string | null
  /** the index it is found in */
  parent: { path: string; title: string } | null
  /** where what it was about goes on */
  successor: { path: string; title: string } | null
  /** the document the items name */
  document: LegalDocument | null
}

const NOTHING_MORE = { successor: null, document: null }

const KINDS: Readonly<Record<'kind:video' | 'kind:faq', NamedList>> = {
  'kind:video': fixed({ path: '/video/', title: 'Video', description: 'Tự bạch, tọa đàm và hướng dẫn bằng hình.' }),
  'kind:faq': fixed({ path: '/hoi-dap/', title: 'Hỏi – Đáp', description: 'Câu hỏi thường gặp và câu trả lời có căn cứ.' }),
}

/** @returns null when there is nothing to show it under: a name that is not known, or no longer, or has no page */
/** @param options.entries with the one the list is named by */
export async function nameOf(options: { list: List; reader: SiteReader; entries: SiteEntries }): Promise<NamedList | null> {
  const { list, reader, entries } = options
  if (list === 'kind:video' || list === 'kind:faq') return KINDS[list]
  const topic = topicOfList(list)
  if (topic) return nameOfTopic(topic)
  const named = namedBy(list)
  if (named === null) return null
  switch (named.kind) {
    case 'section':
      return nameOfSection({ entries, documentId: named.documentId })
    case 'tag':
      return nameOfTag({ entries, documentId: named.documentId })
    case 'legal-document':
      return nameOfDocument({ entries, documentId: named.documentId })
    case 'unit':
      return nameOfUnit({ entries, documentId: named.documentId, reader })
    default:
      return unknownKind(named.kind)
  }
}

function nameOfTopic(topic: Topic): NamedList {
  const title = `${ADVICE_TITLE} ${topic.name.toLocaleLowerCase('vi')}`
  return {
    path: topicPath(topic),
    title,
    description: topic.description,
    parent: { path: ADVICE_PATH, title: ADVICE_TITLE },
    ...NOTHING_MORE,
  }
}

interface Which {
  entries: SiteEntries
  documentId: string
}

function nameOfSection({ entries, documentId }: Which): NamedList | null {
  const section = entries.get('section', documentId)
  if (!section) return null
  const parent = { path: SECTIONS_PATH, title: 'Chuyên mục' }
  return { path: sectionPath(section), title: section.name, description: section.description, parent, ...NOTHING_MORE }
}

function nameOfTag({ entries, documentId }: Which): NamedList | null {
  const tag = entries.get('tag', documentId)
  if (!tag) return null
  const description = `Bài viết, video và câu hỏi về chủ đề “${tag.name}”.`
  return { path: tagPath(tag), title: upperFirst(tag.name), description, parent: { path: TAGS_PATH, title: 'Chủ đề' }, ...NOTHING_MORE }
}

function nameOfDocument({ entries, documentId }: Which): NamedList | null {
  const document = entries.get('legal-document', documentId)
  if (!document) return null
  const description = [`Số ${document.number}`, document.issuer, 'hiệu lực và các bài có dẫn văn bản.'].filter(Boolean).join(', ')
  const parent = { path: DOCUMENTS_PATH, title: DOCUMENTS_TITLE }
  return { path: documentPath(document), title: document.title, description, parent, ...NOTHING_MORE, document }
}

async function nameOfUnit({ entries, documentId, reader }: Which & { reader: SiteReader }): Promise<NamedList | null> {
  const unit = entries.get('unit', documentId)
  if (!unit || unit.level !== 'province') return null
  const next = unit.mergedInto === null ? null : (await reader.entries([unit.mergedInto])).get('unit', unit.mergedInto)
  return {
    path: provincePath(unit),
    title: unit.name,
    description: `Tin, bài, mô hình và câu chuyện từ ${unit.name}.`,
    parent: { path: PROVINCES_PATH, title: 'Từ các tỉnh, thành phố' },
    ...NOTHING_MORE,
    successor: next?.level === 'province' ? { path: provincePath(next), title: next.name } : null,
  }
}

function fixed(list: Pick<NamedList, 'path' | 'title' | 'description'>): NamedList {
  return { ...list, parent: null, ...NOTHING_MORE }
}

function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

function unknownKind(kind: never): never {
  throw new Error(`Unknown kind of list: ${String(kind)}`)
}
