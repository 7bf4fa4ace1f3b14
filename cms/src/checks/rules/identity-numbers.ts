/** Numbers of identity papers: the 12-digit citizen number, and the 9 digits of the old card. */
import type { Hit } from '../finding'
import { before, isAmount, numbersIn, type FoundNumber } from './numbers'

/** First three digits: where the birth was registered (TT 59/2021/TT-BCA, annex 1). */
const PROVINCES = new Set(
  (
    '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 ' +
    '048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096'
  ).split(' '),
)
/** Fourth digit: century and gender; 0–1 the 20th, 2–3 the 21st. Nobody living has another. */
const CENTURY_AND_GENDER = /^...[0-3]/
const CITIZEN_WORDS = /(?:căn cước|cccd|định danh|cc?cd)[^.;\n]{0,40}$/u
const CARD_WORDS = /(?:cmnd|cmtnd|chứng minh nhân dân|chứng minh thư|chứng minh|số cm)[^.;\n]{0,40}$/u
/** Old numbers begin with the code of a province, 01 to 38. */
const CARD_START = /^(?:0[1-9]|[12]\d|3[0-8])/
const AS_TYPED_ON_CARDS = /^(?:\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{2}[ .]?\d{3}[ .]?\d{4})$/

export function citizenIds(text: string): Hit[] {
  return numbersIn(text)
    .flatMap((number) => wordsOf({ number, length: 12 }))
    .filter((number) => isCitizenId({ text, number }))
    .map(({ from, to }) => ({
      code: 'citizen-id',
      level: 'block',
      from,
      to,
      message: 'Có số căn cước (12 số) của một người: đây là dữ liệu cá nhân, không được đưa lên kênh nào. Hãy xóa số này.',
    }))
}

export function oldIdentityCards(text: string): Hit[] {
  return numbersIn(text).flatMap((number): Hit[] => {
    if (number.digits.length !== 9) return []
    const isNamed = CARD_WORDS.test(before({ text, offset: number.from, length: 60 }))
    if (!isNamed && !looksLikeCard({ text, number })) return []
    return [
      {
        code: 'old-identity-card',
        level: isNamed ? 'block' : 'warn',
        from: number.from,
        to: number.to,
        message: isNamed
          ? 'Có số chứng minh nhân dân của một người: đây là dữ liệu cá nhân, không được đưa lên kênh nào. Hãy xóa số này.'
          : 'Dãy 9 số này giống số chứng minh nhân dân. Nếu đúng, hãy xóa; nếu là số khác, hãy ghi rõ là số gì.',
      },
    ]
  })
}

function isCitizenId({ text, number }: { text: string; number: FoundNumber }): boolean {
  if (number.digits.length !== 12) return false
  if (CITIZEN_WORDS.test(before({ text, offset: number.from, length: 60 }))) return true
  return PROVINCES.has(number.digits.slice(0, 3)) && CENTURY_AND_GENDER.test(number.digits) && !isAmount({ text, number })
}

function looksLikeCard({ text, number }: { text: string; number: FoundNumber }): boolean {
  return CARD_START.test(number.digits) && AS_TYPED_ON_CARDS.test(number.written) && !isAmount({ text, number })
}

/** Two numbers with only a space between are one run of digits: each word of the right length is looked at by itself as well. */
function wordsOf({ number, length }: { number: FoundNumber; length: number }): FoundNumber[] {
  if (number.digits.length <= length) return [number]
  return [...number.written.matchAll(/\d+/g)]
    .filter((word) => word[0].length === length)
    .map((word) => ({ digits: word[0], written: word[0], from: number.from + word.index, to: number.from + word.index + length }))
}
