/** E-mail addresses. Those of state bodies (gov.vn) are public by law and pass. */
import type { Hit } from '../finding'

/** "@" and ".", also as people write them to be read by people only. */
const AT = String.raw`(?: ?[@＠] ?| ?[[(](?:at|a còng|a cong)[\])] ?| (?:a còng|a cong) )`
const DOT = String.raw`(?: ?\. ?| ?[[(](?:dot|chấm)[\])] ?| (?:dot|chấm) )`
const ADDRESS = new RegExp(String.raw`(?<![\p{L}\d._%+-])[\p{L}\d._%+-]+${AT}(?:[\p{L}\d-]+${DOT})+[a-z]{2,}(?![a-z\d-])`, 'giu')
const OF_THE_STATE = /[@.]gov\.vn$/i

export function emailAddresses(text: string): Hit[] {
  return [...text.matchAll(ADDRESS)]
    .filter((match) => !OF_THE_STATE.test(match[0].replaceAll(' ', '')))
    .map((match) => ({
      code: 'email',
      level: 'warn',
      from: match.index,
      to: match.index + match[0].length,
      message: 'Có địa chỉ thư điện tử: hãy xóa nếu là của một người; chỉ giữ hộp thư công khai của cơ quan, tổ chức.',
    }))
}
