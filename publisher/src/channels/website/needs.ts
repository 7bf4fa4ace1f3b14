/** What most people come for, in their own words: the home page has a door for each, and behind it what several topics of advice say. */
import type { Topic } from '@hl/config/sections'

export interface Need {
  slug: string
  title: string
  lead: string
  topics: readonly Topic['slug'][]
  /** to look further with */
  words: readonly string[]
}

export const PAPERS: Need = {
  slug: 'giay-to',
  title: 'Giấy tờ, xóa án tích',
  lead: 'Cần giấy gì, nộp ở đâu, bao lâu.',
  topics: ['phap-ly', 'tu-phap', 'hanh-chinh'],
  words: ['xóa án tích', 'lý lịch tư pháp', 'căn cước'],
}
export const WORK: Need = {
  slug: 'viec-lam',
  title: 'Việc làm, vốn',
  lead: 'Học nghề, tìm việc, vay vốn.',
  topics: ['ky-nang-xa-hoi', 'hanh-chinh'],
  words: ['việc làm', 'học nghề', 'vay vốn'],
}
export const NEEDS: readonly Need[] = [PAPERS, WORK]
