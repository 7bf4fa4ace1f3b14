/** Corrections as a channel without a page of its own says them: one paragraph each, the newest first. */
import type { Correction } from '@hl/config/release'
import { formatDate } from '@hl/config/time'

export function correctionText(corrections: readonly Correction[]): string {
  return [...corrections]
    .sort((a, b) => b.at.localeCompare(a.at))
    .map(({ at, wrong, right }) => `Đính chính ngày ${formatDate(at)}: đã viết “${tidy(wrong)}”, sửa lại là “${tidy(right)}”.`)
    .join('\n\n')
}

/** Quoted in one line, without a full stop before the closing mark. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.\s]+$/, '')
}
