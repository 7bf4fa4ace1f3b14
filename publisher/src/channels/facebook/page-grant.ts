/** What a Page token allows, and what stands against using it: each obstacle says what is missing and who grants it where. */
import { z } from 'zod'
import { PERMISSION_LABELS, type Permission } from '@hl/config/connection'
import type { Grant } from '../connector'
import { NotAuthorized } from '../errors'
import { expiryOf, missingOf, PERMISSIONS, type TokenFacts } from './health'

/** A Page as it stands in a person's list, or as it tells of itself. */
export const pageSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  access_token: z.string().nullish(),
  tasks: z.array(z.string()).nullish(),
  link: z.string().nullish(),
  picture: z.looseObject({ data: z.looseObject({ url: z.string().nullish() }) }).nullish(),
})
export type PageFacts = z.infer<typeof pageSchema>

const LABELS = PERMISSION_LABELS.facebook

type Obstacle = NonNullable<Grant['obstacle']>

interface Granting {
  page: PageFacts
  picture: string | null
  /** null: the person has no token for this Page */
  facts: TokenFacts | null
  appId: string
  url: string
}

export function grantOf({ page, picture, facts, appId, url }: Granting): Grant {
  const missing = facts ? missingOf({ token: facts, pageId: page.id }) : []
  const permissions: Permission[] = PERMISSIONS.map((id) => ({
    id,
    label: LABELS[id],
    granted: facts?.is_valid ? !missing.includes(id) : null,
  }))
  return {
    id: page.id,
    name: page.name.normalize('NFC'),
    url,
    picture,
    permissions,
    validUntil: facts ? (expiryOf(facts)?.toISOString() ?? null) : null,
    obstacle: obstacleOf({ page, facts, appId, missing }),
    token: page.access_token ?? null,
  }
}

/** A token somebody pasted. @throws NotAuthorized when nothing can be done with it at all */
export function usableToken({ facts, appId }: { facts: TokenFacts; appId: string }): TokenFacts {
  const obstacle = facts.is_valid ? foreign({ facts, appId }) : EXPIRED
  if (obstacle) throw new NotAuthorized({ code: 'facebook.token-unusable', ...obstacle, who: 'operator' })
  return facts
}

function obstacleOf(input: Pick<Granting, 'page' | 'facts' | 'appId'> & { missing: readonly string[] }): Obstacle | null {
  const { page, facts, appId, missing } = input
  // a pasted Page token comes without the tasks of a person
  if (page.tasks && !page.tasks.includes('CREATE_CONTENT')) {
    return {
      message: `Tài khoản này không được tạo nội dung trên Fanpage "${page.name}".`,
      help: 'Người quản lý Fanpage mở Cài đặt Fanpage › Quyền truy cập Trang, cấp cho tài khoản này quyền "Nội dung", rồi bấm "Kết nối" lại.',
    }
  }
  if (!facts) {
    return {
      message: `Facebook không cấp mã truy cập cho Fanpage "${page.name}".`,
      help: 'Bấm "Kết nối" lại và đánh dấu Fanpage này trong hộp thoại của Facebook.',
    }
  }
  if (!facts.is_valid) return EXPIRED
  if (facts.type !== 'PAGE') {
    return {
      message: `Mã truy cập là loại ${facts.type ?? 'không rõ'}, không phải của Fanpage.`,
      help: 'Bấm "Kết nối" bằng tài khoản quản lý Fanpage, hoặc dán mã của người dùng hệ thống trong Trình quản lý doanh nghiệp.',
    }
  }
  const alien = foreign({ facts, appId })
  if (alien) return alien
  if (missing.length === 0) return null
  const names = PERMISSIONS.filter((id) => missing.includes(id)).map((id) => `${id} (${LABELS[id].toLowerCase()})`)
  return {
    message: `Thiếu quyền: ${names.join(', ')}.`,
    help: 'Bấm "Kết nối" lại, trong hộp thoại của Facebook chọn "Chỉnh sửa quyền truy cập" và bật đủ các quyền cho Fanpage này.',
  }
}

const EXPIRED: Obstacle = {
  message: 'Mã truy cập không còn hiệu lực (đã hết hạn, bị thu hồi hoặc đã đổi mật khẩu).',
  help: 'Lấy mã mới: bấm "Kết nối" để đăng nhập lại, hoặc tạo mã khác cho người dùng hệ thống rồi dán lại.',
}

function foreign({ facts, appId }: { facts: TokenFacts; appId: string }): Obstacle | null {
  if (!facts.app_id || facts.app_id === appId) return null
  return {
    message: `Mã truy cập thuộc ứng dụng khác (${facts.app_id}), không phải ứng dụng của hệ thống (${appId}).`,
    help: 'Tạo mã truy cập bằng đúng ứng dụng này, hoặc sửa mã ứng dụng ở bước trước.',
  }
}
