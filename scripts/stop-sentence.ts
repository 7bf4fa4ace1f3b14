import { errorCode } from './error-code'

/** A reason not to go on that a person can act on: printed as one sentence, without a stack. */
export class Stop extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.name = 'Stop'
  }
}

/** @returns what to print for any error: the sentence, or the stack of a bug */
export function sentenceOf(error: unknown): string {
  if (error instanceof Stop) return error.message
  const code = errorCode(error)
  if (code === 'ENOSPC') return 'Ổ đĩa đã đầy. Quản trị máy chủ cần dọn để còn ít nhất 1 GB rồi chạy lại lệnh.'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `Không có quyền ghi (${error instanceof Error ? error.message : ''}). Hãy chạy bằng tài khoản sở hữu thư mục đó.`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
