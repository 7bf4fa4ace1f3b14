/** E-mail addresses. Those of state bodies (gov.vn) are public by law and pass. */
import type { Hit } from '../finding'

const ADDRESS = /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]+(?: ?@ ?| ?[[(](?:at|a còng)[\])] ?)(?:[\p{L}\d-]+ ?\. ?)+[a-z]{2,}(?![\p{L}\d-])/giu
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
