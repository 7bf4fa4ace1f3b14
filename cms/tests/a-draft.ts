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

type Plan = NonNullable<Draft['plan']>

/** A plan with everything as it is left, but for what is named. */
export function aPlan(changed: { website?: object; facebook?: Partial<Plan['facebook']>; youtube?: Partial<Plan['youtube']> }): Plan {
  const always = { enabled: true, notBefore: null }
  return {
    website: { ...always, ...changed.website },
    facebook: { ...always, message: null, format: null, firstComment: null, replace: false, ...changed.facebook },
    youtube: {
      ...always,
      title: null,
      description: null,
      tags: null,
      category: null,
      madeForKids: false,
      notifySubscribers: true,
      replace: false,
      ...changed.youtube,
    },
  }
}
