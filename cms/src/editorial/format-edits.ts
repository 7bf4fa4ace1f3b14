/**
 * The publisher says by type of Item what a change reaches; on the Page it depends on the form in which the Item stands there: a
 * clip posted as a film is edited like a film, and an album keeps its pictures.
 */
import type { FacebookFormat } from '@hl/config/release'
import type { ItemType } from '@hl/config/words'
import type { ChannelEdits, EditField } from './contract'

export type Edit = Pick<ChannelEdits['edits'][number], 'reach' | 'note'>
type Edits = Readonly<Record<EditField, Edit>>

/** @param format of what is live; undefined: as usual for its type */
export function editsOnPage(input: {
  edits: Readonly<Record<ItemType, Edits>>
  type: ItemType
  format: FacebookFormat | undefined
}): Edits {
  const { edits, type, format } = input
  switch (format) {
    case undefined:
      return edits[type]
    case 'link':
      return edits.article
    case 'video':
      return edits.video
    case 'reel':
      return { ...edits.video, picture: { reach: 'unused', note: 'Reel không mang ảnh bìa của bài.' } }
    case 'photos':
      return { ...edits.article, ...ALBUM }
  }
}

const ALBUM = {
  title: { reach: 'updated', note: 'Tiêu đề đứng đầu lời đăng được sửa, trừ khi bài có lời đăng riêng.' },
  picture: { reach: 'kept', note: 'Facebook không cho thay ảnh của bài đã đăng: bài giữ ảnh và mô tả ảnh cũ.' },
  film: { reach: 'unused', note: 'Bài trên Fanpage là ảnh, không mang phim.' },
  address: { reach: 'updated', note: 'Liên kết trong lời đăng đổi sang địa chỉ mới.' },
} as const satisfies Partial<Edits>
