/** The sentences in which a write on a consent is refused. */
import { Refusal } from '../editorial/refusal'

export function noConsent(): Refusal {
  return new Refusal({
    status: 404,
    code: 'not_found',
    message: 'Không có phiếu đồng ý này.',
    help: 'Quay lại danh sách phiếu và tải lại.',
  })
}

export function mayNotWithdraw(): Refusal {
  return new Refusal({
    status: 403,
    code: 'forbidden',
    message: 'Bạn không ghi nhận việc rút lại sự đồng ý được.',
    help: 'Báo ngay cho thẩm định viên hoặc Trưởng Ban biên tập: thời hạn tính từ ngày người đó yêu cầu.',
  })
}

export function alreadyWithdrawn(): Refusal {
  return new Refusal({
    status: 409,
    code: 'consent_withdrawn',
    message: 'Phiếu này đã được rút lại nên không sửa được nữa.',
    help: 'Nếu người đó đồng ý trở lại, hãy lập phiếu mới với tệp ký mới.',
  })
}

export function reliedOn(): Refusal {
  return new Refusal({
    status: 409,
    code: 'consent_used',
    message: 'Đã có bài đăng dựa trên phiếu này nên không sửa phiếu được.',
    help: 'Nội dung đồng ý thay đổi: lập phiếu mới rồi gắn vào bài. Người đó rút lại: thẩm định viên hoặc Trưởng Ban bấm "Rút lại sự đồng ý…".',
  })
}

export function noConsentDelete(): Refusal {
  return new Refusal({
    status: 403,
    code: 'consent_used',
    message: 'Không xóa được: phiếu này đã được dùng cho một bài hoặc đã rút lại, phải giữ làm bằng chứng.',
    help: 'Phiếu lập nhầm thì gỡ khỏi bài và để nguyên. Người đó rút lại: bấm "Rút lại sự đồng ý…".',
  })
}

export function noConsentClone(): Refusal {
  return new Refusal({
    status: 403,
    code: 'no_clone',
    message: 'Không nhân bản phiếu đồng ý được: mỗi phiếu là một lần ký.',
    help: 'Hãy lập phiếu mới với tệp đã ký của nó.',
  })
}

export function noPersonalData(): Refusal {
  return new Refusal({
    status: 422,
    code: 'bad_request',
    message: 'Số phiếu hoặc bút danh không được chứa số giấy tờ, số điện thoại hay thư điện tử.',
    help: 'Chỉ ghi số phiếu hoặc bút danh; họ tên và giấy tờ nằm trong tệp đã ký.',
  })
}

export function askedInFuture(): Refusal {
  return new Refusal({
    status: 422,
    code: 'bad_request',
    message: 'Ngày người đó yêu cầu rút lại không thể ở tương lai.',
    help: 'Ghi đúng ngày nhận được yêu cầu: thời hạn gỡ tính từ ngày này.',
  })
}
