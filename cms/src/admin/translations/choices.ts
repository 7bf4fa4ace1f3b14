/** Values of our fields: in forms, lists and filters Strapi looks their words up by the value itself. Those of consents: consent.ts. */
import { stageWords, stageWordsEn } from './stages'

export const choiceWords = {
  'phap-ly': 'Pháp lý',
  'tu-phap': 'Tư pháp',
  'hanh-chinh': 'Hành chính',
  'ky-nang-xa-hoi': 'Kỹ năng xã hội',
  none: 'Không ẩn danh',
  province: 'Tỉnh, thành phố',
  department: 'Cục, vụ, đơn vị khác',
  vi: 'Tiếng Việt',
  en: 'Tiếng Anh',
  ...byValue(stageWords),
}

export const choiceWordsEn = {
  'phap-ly': 'Law',
  'tu-phap': 'Justice',
  'hanh-chinh': 'Paperwork',
  'ky-nang-xa-hoi': 'Social skills',
  none: 'Not anonymous',
  province: 'Province or city',
  department: 'Department or other unit',
  vi: 'Vietnamese',
  en: 'English',
  ...byValue(stageWordsEn),
}

function byValue(words: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [key.replace(/^stage\./, ''), word]))
}
