/** A Release with nothing in it that the caller did not ask for: for tests, and wherever any valid one will do. */
import type { Block, Release } from '@hl/config/release'

export function exampleRelease(own: Partial<Release> & { documentId: string }): Release {
  return {
    v: 1,
    type: 'article',
    slug: own.documentId.toLowerCase(),
    title: `Bài ${own.documentId}`,
    summary: `Tóm tắt của bài ${own.documentId}.`,
    body: [paragraph(`Nội dung của bài ${own.documentId}. Thông tin mang tính tham khảo.`)],
    cover: null,
    video: null,
    captions: null,
    transcript: null,
    section: 'sectiontuvan',
    topic: null,
    tags: [],
    unit: null,
    authors: [],
    legalDocuments: [],
    source: null,
    aiGenerated: false,
    isIllustrative: false,
    pinnedUntil: null,
    corrections: [],
    publishedAt: '2026-11-24T01:00:00.000Z',
    plan: {
      website: { enabled: true, notBefore: null },
      facebook: { enabled: true, notBefore: null, message: null },
      youtube: { enabled: true, notBefore: null, title: null, description: null },
    },
    ...own,
  }
}

export function paragraph(text: string): Block {
  return { type: 'paragraph', children: [{ type: 'text', text }] }
}
