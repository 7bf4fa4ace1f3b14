/** For tests: an Item without anything to find, and ways to say what is in it. */
import type { ConsentRecord } from '../../consents/consent-record'
import { usualFormat } from '../../plan/formats'
import type { DraftView } from '../draft-view'
import { findings } from '../findings'

export function aView(changed: Partial<DraftView> = {}): DraftView {
  return {
    type: 'article',
    title: 'Lớp học nghề đầu tiên',
    summary: 'Một xưởng nhỏ nhận dạy nghề.',
    body: [paragraph('Xưởng mở cửa vào sáng thứ hai.')],
    tables: [],
    texts: [],
    slug: 'lop-hoc-nghe-dau-tien',
    corrections: [],
    published: null,
    sectionSlug: 'hoat-dong',
    isAiGenerated: false,
    isIllustrative: false,
    anonymityLevel: null,
    consents: [],
    today: '2026-11-24',
    channels: ['website', 'facebook'],
    facebookFormat: usualFormat({ isVideo: changed.type === 'video' }),
    planned: [],
    images: [],
    files: [],
    relations: [],
    links: { siteOrigin: 'https://huongthien.example.vn', stateOf: () => null, dead: new Set() },
    ...changed,
  }
}

/** A paper that allows everything but the name, everywhere. */
export function aConsent(changed: Partial<ConsentRecord> = {}): ConsentRecord {
  return {
    reference: 'PĐY-07',
    kind: 'testimony',
    hasChildAgreed: false,
    scope: ['story', 'face', 'voice'],
    channels: ['website', 'facebook', 'youtube'],
    givenOn: '2026-10-01',
    validUntil: null,
    isWithdrawn: false,
    hasDocument: true,
    ...changed,
  }
}

export function paragraph(text: string): DraftView['body'][number] {
  return { type: 'paragraph', children: [{ type: 'text', text }] }
}

/** `code level` of everything found in one paragraph. */
export function foundIn(text: string): string[] {
  return findings(aView({ body: [paragraph(text)] })).map(({ code, level }) => `${code} ${level}`)
}

/** The words found by one kind of rule in one paragraph. */
export function wordsFound({ text, code }: { text: string; code: string }): string[] {
  return findings(aView({ body: [paragraph(text)] }))
    .filter((finding) => finding.code === code)
    .map(({ from, to }) => text.slice(from, to))
}
