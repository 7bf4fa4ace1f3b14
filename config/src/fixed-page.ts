/** Pages the board writes itself (Giới thiệu, Liên hệ …): their languages and where they lie. */

export const PAGE_LANGUAGES = ['vi', 'en'] as const
export type PageLanguage = (typeof PAGE_LANGUAGES)[number]

/** They lie below the site's root, where these names are taken. */
const TAKEN: ReadonlySet<string> = new Set([
  'api',
  'assets',
  'bai-viet',
  'chu-de',
  'chuyen-muc',
  'da-luu',
  'dinh-chinh',
  'en',
  'hoi-dap',
  'media',
  'so-do-trang',
  'tim-kiem',
  'trang',
  'tu-cac-tinh',
  'tu-van',
  'van-ban',
  'video',
])

export function isTakenSlug(slug: string): boolean {
  return TAKEN.has(slug)
}

export function fixedPagePath({ slug, language }: { slug: string; language: PageLanguage }): string {
  return language === 'en' ? `/en/${slug}/` : `/${slug}/`
}
