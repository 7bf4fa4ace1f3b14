/** Numbers as people type them: digits with a space, dot, hyphen or underscore between, and nothing numeric around. */

export interface FoundNumber {
  digits: string
  written: string
  from: number
  to: number
}

/** A word that is often typed without a space before its number. */
const FUSED = String.raw`(?<=(?<!\p{L})(?:CCCD|CMND|CMTND|STK|số))`
const NUMBER = new RegExp(String.raw`(?:(?<![\p{L}\d/])|${FUSED})(?<!\d[.,])\d(?:(?:[._-]| {1,2})?\d)*(?![\d/]|[.,]\d|\p{L})`, 'giu')
const MONEY_AFTER = /^ ?(?:đồng|đ(?!\p{L})|₫|VN[DĐ]|vnđ|vnd|USD|triệu|tỷ|tỉ|nghìn|ngàn|người|lượt|%)/u
const MONEY_BEFORE = /(?:số tiền|trị giá|giá|tổng|VN[DĐ]|khoảng|gần|hơn)[: ]*$/iu
const THOUSANDS = /^[1-9]\d{0,2}(?:\.\d{3})+$/

export function numbersIn(text: string): FoundNumber[] {
  return [...text.matchAll(NUMBER)].map((match) => ({
    digits: match[0].replace(/\D/g, ''),
    written: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }))
}

/** A sum of money or a count, not somebody's number. */
export function isAmount({ text, number }: { text: string; number: FoundNumber }): boolean {
  if (MONEY_AFTER.test(text.slice(number.to, number.to + 12))) return true
  return (
    THOUSANDS.test(number.written) &&
    (number.digits.endsWith('000') || MONEY_BEFORE.test(text.slice(Math.max(0, number.from - 16), number.from)))
  )
}

/** The words before an offset, in lower case. */
export function before(input: { text: string; offset: number; length: number }): string {
  return input.text.slice(Math.max(0, input.offset - input.length), input.offset).toLowerCase()
}

export function after(input: { text: string; offset: number; length: number }): string {
  return input.text.slice(input.offset, input.offset + input.length).toLowerCase()
}
