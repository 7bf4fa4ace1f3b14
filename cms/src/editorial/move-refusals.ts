/** The sentences in which the chain says no. */
import { MINOR, STAGE_NAMES, TRANSITION_NAMES, type Decision, type Stage, type Transition } from '@hl/config/chain'
import type { FieldChange, Problem } from './contract'
import { Refusal } from './refusal'

export function refusedMove(input: { decision: Exclude<Decision, { kind: 'move' }>; transition: Transition; stage: Stage }): Refusal {
  const { decision, transition, stage } = input
  switch (decision.kind) {
    case 'forbidden':
      return new Refusal({
        status: 403,
        code: 'forbidden',
        message: 'Vai trò của bạn không được làm việc này.',
        help: 'Nhờ người có vai trò phù hợp, hoặc nhờ quản trị cấp vai trò đó.',
      })
    case 'not_in_chain':
      return new Refusal({
        status: 400,
        code: 'not_in_chain',
        message: `Quy trình đang dùng không có bước "${TRANSITION_NAMES[transition]}".`,
        help: 'Tải lại trang để thấy các thao tác dùng được. Trưởng Ban chọn quy trình ở phần cài đặt.',
      })
    case 'wrong_stage':
      return new Refusal({
        status: 409,
        code: 'wrong_stage',
        message: `Bài đang ở bước "${STAGE_NAMES[stage]}" nên không làm việc này được.`,
        help: `Chỉ làm được khi bài ở bước: ${decision.from.map((one) => STAGE_NAMES[one]).join(', ')}. Tải lại trang để thấy bước hiện tại.`,
        data: { stage },
      })
    case 'not_live':
      return new Refusal({
        status: 409,
        code: 'not_live',
        message: 'Bài chưa có bản nào trên các kênh.',
        help: 'Không cần làm gì: chưa có gì để gỡ hay quay về.',
      })
    case 'live':
      return new Refusal({
        status: 409,
        code: 'live',
        message: 'Bài đang có bản trên các kênh nên không bỏ ngang được.',
        help: `Trưởng Ban gỡ khỏi mọi kênh, hoặc biên tập viên bấm "${TRANSITION_NAMES.discard}".`,
      })
    case 'lapsed':
      return new Refusal({
        status: 409,
        code: 'lapsed',
        message: 'Bản duyệt sau cùng đã hết hạn mà chưa lên kênh nào, nên không còn bản đã duyệt để quay về.',
        help: 'Sửa lại bài theo bản đang ở trên các kênh rồi trình duyệt, hoặc nhờ Trưởng Ban gỡ bài.',
      })
    case 'no_short_way':
      return new Refusal({
        status: 409,
        code: 'not_minor',
        message: `Không dùng "${MINOR.label}" ở đây được: chỉ dành cho bài đang có bản trên các kênh và chưa ở bước chờ duyệt.`,
        help: 'Gửi bài theo các bước thường.',
      })
    case 'not_sender':
      return new Refusal({
        status: 403,
        code: 'not_sender',
        message: 'Chỉ người đã chuyển bài đi mới rút về được.',
        help: 'Nhờ người đang giữ bài trả lại.',
      })
  }
}

export const FOUR_EYES = {
  message: 'Bạn đã sửa bài này từ lần duyệt trước nên không tự duyệt hay tự thẩm định được.',
  help: 'Nhờ một người khác có cùng quyền. Việc thật gấp: Trưởng Ban duyệt khẩn cấp kèm lý do.',
}

export function fourEyes(): Refusal {
  return new Refusal({ status: 403, code: 'four_eyes', ...FOUR_EYES })
}

export function checkNeeded(): Refusal {
  return new Refusal({
    status: 409,
    code: 'check_needed',
    message: 'Bài chưa được thẩm định, hoặc người thẩm định đã sửa bài sau khi ký.',
    help: 'Trả lại cho biên tập viên để chuyển thẩm định viên khác.',
  })
}

/** @param why what was changed beyond a small change, or was found */
export function notMinor(why: string): Refusal {
  return new Refusal({
    status: 409,
    code: 'not_minor',
    message: `Không phải sửa nhỏ: ${why}.`,
    help: `Gửi bài theo các bước thường, hoặc trả lại để chuyển thẩm định. Sửa nhỏ là đổi nhiều nhất ${MINOR.maxCharacters} ký tự chữ của bản đã đăng.`,
  })
}

export function commentNeeded(what: string): Refusal {
  return new Refusal({ status: 400, code: 'comment_needed', message: `Cần một câu nói rõ ${what}.`, help: 'Ghi lý do rồi gửi lại.' })
}

export function checklistOpen(open: readonly { id: string; label: string }[]): Refusal {
  return new Refusal({
    status: 400,
    code: 'checklist_open',
    message: `Chưa đánh dấu: ${open.map((line) => line.label).join(' ')}`,
    help: 'Đọc bài, đánh dấu các mục rồi gửi lại.',
    data: { checklist: open },
  })
}

export function movedSince(changed: readonly FieldChange[]): Refusal {
  const list = changed.map((change) => change.label).join(', ')
  return new Refusal({
    status: 409,
    code: 'release_moved',
    message: `Bài đã có người khác sửa từ lúc bạn mở${list ? ` (${list})` : ''}.`,
    help: 'Tải lại để đọc bản mới nhất rồi làm lại.',
    data: { changed },
  })
}

export function incomplete(problems: readonly Problem[]): Refusal {
  const list = problems.map((problem) => problem.message).join(' ')
  return new Refusal({
    status: 400,
    code: 'incomplete',
    message: `Chưa duyệt được. ${list || 'Có trường chưa đúng dạng.'}`,
    help: 'Người viết hoặc biên tập viên bổ sung rồi lưu, sau đó duyệt lại.',
    data: { fields: problems.map((problem) => problem.field), problems },
  })
}
