/** Legal documents the sample texts speak of, as they were published; an item names one when it carries one of its tags. */
import type { Sample } from './sample'

export interface SampleDocument {
  number: string
  title: string
  issuer: string
  issuedOn: string
  effectiveFrom: string
  effectiveTo?: string
}

interface Tagged {
  document: SampleDocument
  tags: readonly string[]
}

const ASSEMBLY = 'Quốc hội'

export const DOCUMENTS: readonly Tagged[] = [
  {
    document: {
      number: '127/2025/QH15',
      title: 'Luật Thi hành án hình sự',
      issuer: ASSEMBLY,
      issuedOn: '2025-12-10',
      effectiveFrom: '2026-07-01',
    },
    tags: ['luật thi hành án hình sự'],
  },
  {
    // kept to be looked up; no item rests on what is not in force any more
    document: {
      number: '41/2019/QH14',
      title: 'Luật Thi hành án hình sự',
      issuer: ASSEMBLY,
      issuedOn: '2019-06-14',
      effectiveFrom: '2020-01-01',
      effectiveTo: '2026-07-01',
    },
    tags: [],
  },
  {
    document: {
      number: '100/2015/QH13',
      title: 'Bộ luật Hình sự',
      issuer: ASSEMBLY,
      issuedOn: '2015-11-27',
      effectiveFrom: '2018-01-01',
    },
    tags: ['Bộ luật Hình sự'],
  },
  {
    document: {
      number: '22/2023/QĐ-TTg',
      title: 'Quyết định về tín dụng đối với người chấp hành xong án phạt tù',
      issuer: 'Thủ tướng Chính phủ',
      issuedOn: '2023-08-17',
      effectiveFrom: '2023-10-10',
    },
    tags: ['Quyết định 22/2023/QĐ-TTg'],
  },
  {
    document: {
      number: '11/2017/QH14',
      title: 'Luật Trợ giúp pháp lý',
      issuer: ASSEMBLY,
      issuedOn: '2017-06-20',
      effectiveFrom: '2018-01-01',
    },
    tags: ['trợ giúp pháp lý'],
  },
]

export function documentsOf({ tags }: Pick<Sample, 'tags'>): SampleDocument[] {
  return DOCUMENTS.filter((tagged) => tagged.tags.some((tag) => tags.includes(tag))).map(({ document }) => document)
}
