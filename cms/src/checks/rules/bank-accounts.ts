/** Account numbers: digits alone say nothing, so a bank's word must stand close by. */
import type { Hit } from '../finding'
import { after, before, isAmount, numbersIn, type FoundNumber } from './numbers'

const ACCOUNT_WORDS = /(?:số tài khoản|tài khoản|stk|tk|chuyển khoản|số thẻ|a\/c)(?!\p{L})[^\n]{0,40}$/u
const BANKS =
  /(?:ngân hàng|vietcombank|vcb|bidv|agribank|vietinbank|techcombank|mb ?bank|acb|vpbank|tpbank|sacombank|hdbank|shb|msb|ocb|napas)(?!\p{L})/u
/** "Ngân hàng … chi nhánh …: " and then the number, in one sentence. */
const BANK_BEFORE = new RegExp(`${BANKS.source}[^.;\\n\\d]{0,50}$`, 'u')
const MIN_DIGITS = 8
const MAX_DIGITS = 19

export function bankAccounts(text: string): Hit[] {
  return numbersIn(text)
    .filter((number) => isAccount({ text, number }))
    .map(({ from, to }) => ({
      code: 'bank-account',
      level: 'warn',
      from,
      to,
      message: 'Có số tài khoản ngân hàng: hãy xóa nếu là của một người; chỉ giữ tài khoản đã công bố của cơ quan, quỹ hợp pháp.',
    }))
}

function isAccount({ text, number }: { text: string; number: FoundNumber }): boolean {
  if (number.digits.length < MIN_DIGITS || number.digits.length > MAX_DIGITS) return false
  if (isAmount({ text, number }) || isDate(number)) return false
  const lead = before({ text, offset: number.from, length: 60 })
  if (ACCOUNT_WORDS.test(lead)) return true
  return BANKS.test(lead.slice(-30)) || BANK_BEFORE.test(lead) || BANKS.test(after({ text, offset: number.to, length: 30 }))
}

function isDate({ written }: FoundNumber): boolean {
  return /^\d{1,2}[.-]\d{1,2}[.-]\d{4}$/.test(written)
}
