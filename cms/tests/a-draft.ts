/** For tests: a complete article, as `loadDraft` would read it. */
import type { Draft } from '../src/editorial/draft'
import { newState } from '../src/editorial/item-state'

export function aDraft(changed: Partial<Draft> = {}): Draft {
  return {
    id: 1,
    documentId: 'doc1',
    type: 'article',
    updatedAt: new Date('2026-11-24T02:00:00.000Z'),
    state: newState({ stage: 'draft', isLive: false, author: null, at: new Date('2026-11-24T02:00:00.000Z') }),
    publicSince: null,
    title: 'Đường về',
    slug: 'duong-ve',
    formerSlugs: [],
    summary: 'Một lớp học nghề.',
    body: [{ type: 'paragraph', children: [{ type: 'text', text: 'Nội dung.' }] }],
    tables: [],
    cover: null,
    film: null,
    clip: null,
    captions: null,
    transcript: null,
    section: { documentId: 'section1' },
    topic: null,
    tags: [{ documentId: 'tag1' }],
    unit: null,
    authors: [],
    legalDocuments: [],
    source: null,
    aiGenerated: false,
    isIllustrative: false,
    pinnedUntil: null,
    anonymityLevel: null,
    corrections: [],
    plan: null,
    images: new Map(),
    ...changed,
  }
}
