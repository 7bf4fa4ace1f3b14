/** Pictures in the text that say nothing to those who cannot see them. */
import type { DraftView, ImageView } from '../draft-view'
import type { Finding } from '../finding'
import { itemFinding } from './item-finding'

/** What cameras and phones call their files. */
const FILE_NAME = /\.(?:jpe?g|png|webp|gif|avif|heic)$|^(?:img|dsc|dcim|image|screenshot|z\d{6,})[\s_-]?\d*/i

export function altTexts(view: DraftView): Finding[] {
  return view.images.flatMap((image) => altText(image))
}

function altText({ blockIndex, name, alt }: ImageView): Finding[] {
  const place = { code: 'alt-text', field: 'body', blockIndex } as const
  const said = alt?.trim() ?? ''
  if (said === '') {
    return [
      itemFinding({
        ...place,
        level: 'block',
        message: `Ảnh "${name}" trong bài chưa có mô tả (văn bản thay thế) cho người dùng trình đọc màn hình. Hãy viết một câu nói ảnh có gì.`,
      }),
    ]
  }
  if (!FILE_NAME.test(said)) return []
  return [
    itemFinding({ ...place, level: 'warn', message: `Mô tả của ảnh "${name}" là tên tệp ("${said}"). Hãy viết một câu nói ảnh có gì.` }),
  ]
}
