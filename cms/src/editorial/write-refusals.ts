/** The sentences in which a write past the chain is refused. Strapi's own endpoints show the message to the caller. */
import { TRANSITION_NAMES } from '@hl/config/chain'
import { Refusal } from './refusal'

export function notThroughApprove(): Refusal {
  return new Refusal({
    status: 403,
    code: 'not_through_approve',
    message: 'Không xuất bản trực tiếp được: bài chỉ lên các kênh khi được duyệt.',
    help: `Trưởng Ban biên tập mở bài và bấm "${TRANSITION_NAMES.approve}".`,
  })
}

export function notThroughTakedown(): Refusal {
  return new Refusal({
    status: 403,
    code: 'not_through_takedown',
    message: 'Không bỏ xuất bản trực tiếp được: bài chỉ rời các kênh khi có lệnh gỡ.',
    help: `Trưởng Ban biên tập mở bài và bấm "${TRANSITION_NAMES.takedown}".`,
  })
}

export function notThroughDiscard(): Refusal {
  return new Refusal({
    status: 403,
    code: 'not_through_discard',
    message: 'Không bỏ bản nháp kiểu này được.',
    help: `Biên tập viên mở bài và bấm "${TRANSITION_NAMES.discard}".`,
  })
}

export function noDelete(): Refusal {
  return new Refusal({
    status: 403,
    code: 'no_delete',
    message: 'Không xóa được: bài đang trong quy trình hoặc đã từng công khai, hồ sơ phải giữ lại.',
    help: 'Bài đã đăng: Trưởng Ban gỡ khỏi mọi kênh. Bài chưa đăng: bấm "Không sử dụng…".',
  })
}

export function slugFrozen(slug: string): Refusal {
  return new Refusal({
    status: 409,
    code: 'slug_frozen',
    message: `Đường dẫn "${slug}" (slug) đã công khai nên bạn không đổi được.`,
    help: 'Giữ nguyên đường dẫn; nếu cần đổi, nhờ biên tập viên. Địa chỉ cũ sẽ tự chuyển đến địa chỉ mới.',
  })
}

export function noClone(): Refusal {
  return new Refusal({
    status: 403,
    code: 'no_clone',
    message: 'Không nhân bản bài được: bản sao có thể làm lộ nội dung của người khác.',
    help: 'Hãy tạo bài mới.',
  })
}
