/** Pictures and films made by a machine carry a label (Law 134/2025); the flag of the Item puts it on every channel. */
import type { DraftView } from '../draft-view'
import type { Finding } from '../finding'
import { itemFinding } from './item-finding'

const MADE_BY =
  /(?:do|bằng|bởi|từ) (?:AI|trí tuệ nhân tạo|máy tạo sinh)(?!\p{L})|(?:ảnh|tranh|hình|video|phim|giọng)(?: đọc)? AI(?!\p{L})/iu
const FILE_NAMES =
  /dall[·.\-_ ]?e|midjourney|chatgpt[ _-]?image|gemini_generated|stable[ _-]?diffusion|firefly_|sora_|copilot_image|leonardo_/i

export function aiLabel(view: DraftView): Finding[] {
  if (view.isAiGenerated) return []
  return [...inFiles(view), ...inCaptions(view)]
}

function inFiles({ files }: DraftView): Finding[] {
  return files
    .filter(({ name, facts }) => (typeof facts === 'object' && facts.isMarkedAsAi) || FILE_NAMES.test(name))
    .map(({ field, blockIndex, name }) =>
      itemFinding({
        code: 'ai-label',
        level: 'block',
        field,
        blockIndex,
        message: `Tệp "${name}" mang dấu hiệu do AI tạo nhưng bài chưa gắn nhãn. Hãy bật "Có nội dung do AI tạo", hoặc thay tệp khác.`,
      }),
    )
}

function inCaptions({ images }: DraftView): Finding[] {
  return images
    .filter(({ alt, caption }) => MADE_BY.test(`${alt ?? ''}\n${caption ?? ''}`.normalize('NFC')))
    .map(({ blockIndex, name }) =>
      itemFinding({
        code: 'ai-label',
        level: 'block',
        field: 'body',
        blockIndex,
        message: `Lời của ảnh "${name}" nói ảnh do AI tạo nhưng bài chưa gắn nhãn. Hãy bật "Có nội dung do AI tạo".`,
      }),
    )
}
