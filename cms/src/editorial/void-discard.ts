/**
 * Dropping an edit brings the Item back to "approved". Where the edit voided an approval of which nothing is live, that would be
 * an approval of something the channels were told to forget: refused. Only the publisher knows what is live.
 */
import type { Core } from '@strapi/strapi'
import type { ItemType } from '@hl/config/words'
import type { EditorialConfig } from '../../config/editorial'
import { fetchDeliveries } from './deliveries'
import { judge } from './lapse-approvals'
import { Refusal } from './refusal'
import { withdrawnRelease } from './withdraw-approval'

/** Asked before the transaction, because nobody waits for the publisher under a lock. @returns null: nothing speaks against it */
export async function refusedDiscard(input: { strapi: Core.Strapi; type: ItemType; documentId: string }): Promise<Refusal | null> {
  const { strapi, type, documentId } = input
  const releaseHash = await withdrawnRelease({ trx: strapi.db.connection, documentId })
  if (releaseHash === null) return null
  const { publisher } = strapi.config.get<EditorialConfig>('editorial')
  const { deliveries } = await fetchDeliveries({ publisher, type, documentId })
  if (deliveries === null) return cannotTell()
  const fate = judge({ deliveries, releaseHash })
  switch (fate.kind) {
    case 'live':
      return null
    case 'unsure':
      return stillSending()
    case 'never':
      return nothingLive()
  }
}

function nothingLive(): Refusal {
  return new Refusal({
    status: 409,
    code: 'voided',
    message: 'Bản duyệt sau cùng chưa lên kênh nào thì bài đã được sửa, nên bản đó không phát nữa và không còn gì để quay về.',
    help: 'Sửa lại bài cho đúng ý rồi trình duyệt lại; nếu không dùng nữa, nhờ Trưởng Ban gỡ bài.',
  })
}

function stillSending(): Refusal {
  return new Refusal({
    status: 409,
    code: 'voided',
    message: 'Một kênh đang gửi dở hoặc chưa rõ kết quả, nên chưa biết bản đã duyệt có lên hay không.',
    help: 'Chờ ít phút rồi thử lại. Nếu vẫn vậy, nhờ người trực xem trang Theo dõi phát hành.',
  })
}

function cannotTell(): Refusal {
  return new Refusal({
    status: 503,
    code: 'voided',
    message: 'Chưa hỏi được bộ phận phát hành bản đã duyệt có đang trên kênh nào không, nên chưa bỏ bản đang sửa.',
    help: 'Chờ ít phút rồi thử lại. Nếu vẫn vậy, báo quản trị.',
  })
}
