/** The sentences in which moving a time is refused. */
import { STAGE_NAMES, type Stage } from '@hl/config/chain'
import { CHANNEL_NAMES, type ChannelId } from '@hl/config/words'
import { Refusal } from '../editorial/refusal'

export function notYoursToMove(stage: Stage): Refusal {
  return new Refusal({
    status: 403,
    code: 'forbidden',
    message: `Bài đang ở bước "${STAGE_NAMES[stage]}" nên bạn không đổi giờ được.`,
    help: 'Nhờ biên tập viên hoặc người duyệt đổi giờ.',
  })
}

export function alreadyOut(channel: ChannelId): Refusal {
  return new Refusal({
    status: 409,
    code: 'live',
    message: `Bài đã lên hoặc đang lên ${CHANNEL_NAMES[channel]} nên không đổi giờ được nữa.`,
    help: 'Tải lại lịch để thấy tình trạng hiện tại. Muốn rút bài, Trưởng Ban gỡ khỏi mọi kênh.',
  })
}

export function cannotTell(channel: ChannelId): Refusal {
  return new Refusal({
    status: 503,
    code: 'no_preview',
    message: `Giờ hẹn trên ${CHANNEL_NAMES[channel]} đã qua và chưa hỏi được bộ phận phát hành bài đã lên chưa.`,
    help: 'Thử lại sau ít phút; nếu vẫn vậy, báo quản trị.',
  })
}

export function notPlanned(channel: ChannelId): Refusal {
  return new Refusal({
    status: 409,
    code: 'incomplete',
    message: `Kế hoạch của bài không đăng ${CHANNEL_NAMES[channel]}.`,
    help: 'Mở biểu mẫu, bật kênh này trong kế hoạch phát rồi hẹn giờ.',
  })
}

export function inThePast(): Refusal {
  return new Refusal({
    status: 400,
    code: 'bad_request',
    message: 'Giờ mới đã qua.',
    help: 'Chọn một giờ sắp tới, hoặc chọn "ngay khi duyệt".',
  })
}

export function notChecked(): Refusal {
  return new Refusal({
    status: 409,
    code: 'check_needed',
    message: 'Bài được duyệt khẩn cấp, chưa có người thẩm định, nên không trình lại riêng giờ đăng được.',
    help: 'Nhờ người duyệt đổi giờ trực tiếp.',
  })
}

export function contentMoved(): Refusal {
  return new Refusal({
    status: 409,
    code: 'release_moved',
    message: 'Nội dung bài không còn đúng bản đã duyệt nên không đổi riêng giờ được.',
    help: 'Mở bài, xem thay đổi và duyệt lại như thường.',
  })
}
