/**
 * The categories of YouTube by names a form can keep (Strapi's enumerations may not begin with a digit), each with YouTube's own id
 * (https://developers.google.com/youtube/v3/docs/videoCategories). In the order in which they are offered.
 */
import type { YouTubeCategory } from './release'

export const CATEGORY_KEYS = ['giao-duc', 'tin-tuc', 'huong-dan', 'cong-dong', 'khoa-hoc', 'doi-song'] as const
export type CategoryKey = (typeof CATEGORY_KEYS)[number]

export const CATEGORY_IDS: Readonly<Record<CategoryKey, YouTubeCategory>> = {
  /** Education: what a video without a choice gets, so that a plan leaves it out */
  'giao-duc': '27',
  /** News & Politics */
  'tin-tuc': '25',
  /** Howto & Style */
  'huong-dan': '26',
  /** Nonprofits & Activism */
  'cong-dong': '29',
  /** Science & Technology */
  'khoa-hoc': '28',
  /** People & Blogs */
  'doi-song': '22',
}

export const CATEGORY_NAMES: Readonly<Record<CategoryKey, string>> = {
  'giao-duc': 'Giáo dục',
  'tin-tuc': 'Tin tức và chính trị',
  'huong-dan': 'Hướng dẫn',
  'cong-dong': 'Hoạt động xã hội, phi lợi nhuận',
  'khoa-hoc': 'Khoa học và công nghệ',
  'doi-song': 'Con người và đời sống',
}

/** What a video without a choice is. */
export const USUAL_CATEGORY: CategoryKey = 'giao-duc'

/** As people say it; an id that is none of ours as itself. */
export function categoryName(id: string): string {
  const key = CATEGORY_KEYS.find((known) => CATEGORY_IDS[known] === id)
  return key ? CATEGORY_NAMES[key] : id
}
