/** Vietnamese telephone numbers. The emergency numbers (111, 113, 114, 115) are three digits long and never found. */
import type { Hit } from '../finding'

const GAP = '[ .\\-_()]{0,3}'
const digits = (count: number): string => `(?:${GAP}\\d){${count}}`
const START = '(?<![\\d/]|\\d[.,\\-])'
const END = '(?!\\d|[.,]\\d|/\\d)'
const HOME = '(?:\\(?(?:\\+|00)84\\)?' + GAP + '\\(?0?\\)?|84|\\(?0)'

/** Since 2018: 3, 5, 7, 8 or 9 and eight more digits. */
const MOBILE = new RegExp(`${START}${HOME}${GAP}[35789]${digits(8)}${END}`, 'g')
/** Area codes begin with 2; eleven digits in all with the leading 0. */
const LANDLINE = new RegExp(`${START}${HOME}${GAP}2${digits(9)}${END}`, 'g')
/** Service numbers: four to six digits after 1800 or 1900. A year is not one. */
const SERVICE = new RegExp(`(?<![\\d/]|\\d[.,\\-]|năm |Năm )1[89]00(?:[ .]?\\d){4,6}${END}`, 'g')

export function phoneNumbers(text: string): Hit[] {
  const hit = (match: RegExpMatchArray, message: string): Hit => ({
    code: 'phone',
    level: 'warn',
    from: match.index ?? 0,
    to: (match.index ?? 0) + match[0].length,
    message,
  })
  return [
    ...[...text.matchAll(MOBILE)].map((match) => hit(match, PRIVATE)),
    ...[...text.matchAll(LANDLINE)].map((match) => hit(match, OFFICE)),
    ...[...text.matchAll(SERVICE)].map((match) => hit(match, OFFICE)),
  ]
}

const PRIVATE =
  'Có số điện thoại di động: nếu là số riêng của một người thì đây là dữ liệu cá nhân, hãy xóa. Chỉ giữ khi đó là số trực công khai của cơ quan.'
const OFFICE = 'Có số điện thoại: hãy gọi thử hoặc đối chiếu với trang chính thức của cơ quan, rồi ghi rõ số này của ai.'
