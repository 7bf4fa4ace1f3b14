/** What readers were already told: a correction stays said, and an address moves only on purpose. */
import { formatDate } from '@hl/config/time'
import type { CorrectionView, DraftView } from '../draft-view'
import type { Finding } from '../finding'
import { itemFinding } from './item-finding'

export function publicRecord(view: DraftView): Finding[] {
  const { published } = view
  if (published === null) return []
  return [
    ...droppedCorrections({ now: view.corrections, before: published.corrections }),
    ...moved({ from: published.slug, to: view.slug }),
  ]
}

function droppedCorrections({ now, before }: { now: readonly CorrectionView[]; before: readonly CorrectionView[] }): Finding[] {
  const kept = new Set(now.map(wordsOf))
  return before
    .filter((correction) => !kept.has(wordsOf(correction)))
    .map((correction) => {
      const what = now.some(({ at }) => at === correction.at) ? 'bị sửa lời' : 'bị bỏ'
      const day = correction.at === null ? '' : ` ngày ${formatDate(correction.at)}`
      return itemFinding({
        code: 'correction-dropped',
        level: 'warn',
        field: 'corrections',
        message: `Đính chính${day} đã công khai ${what}: “${correction.right ?? ''}”. Hãy ghi lại như cũ; nếu chính mục đó sai, thêm một mục đính chính mới.`,
      })
    })
}

function wordsOf({ at, wrong, right }: CorrectionView): string {
  return JSON.stringify([at, wrong?.normalize('NFC'), right?.normalize('NFC')])
}

function moved({ from, to }: { from: string; to: string | null }): Finding[] {
  if (to === null || to === from) return []
  return [
    itemFinding({
      code: 'address-changed',
      level: 'warn',
      field: 'slug',
      message: `Đường dẫn đổi từ “${from}” thành “${to}”. Địa chỉ cũ sẽ tự chuyển hướng, liên kết đã đăng trên Facebook giữ nguyên. Nếu không cố ý đổi, hãy ghi lại “${from}”.`,
    }),
  ]
}
