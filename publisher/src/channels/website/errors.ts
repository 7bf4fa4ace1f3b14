/** What can go wrong on our own site, and whose it is to mend. The table's codes are matched on, never the texts. */
import { ChannelError, ChannelUnavailable, ItemRejected } from '../errors'

interface Row {
  code: string
  message: string
  help: string
}

const DISK: Readonly<Record<string, Row>> = {
  ENOSPC: {
    code: 'website.disk.full',
    message: 'Ổ đĩa của website đã đầy.',
    help: 'Quản trị dọn chỗ trống trên máy chủ; hệ thống tự làm tiếp.',
  },
  EACCES: denied(),
  EPERM: denied(),
  EROFS: denied(),
  EMFILE: { code: 'website.disk.busy', message: 'Máy chủ mở quá nhiều tệp.', help: 'Không phải làm gì; hệ thống tự thử lại.' },
}

/** Anything PostgreSQL refuses while it restarts, fails over or is out of connections: classes 08, 40, 53, 55P03, 57, 58. */
const PASSING_SQLSTATE = /^(08|40|53|55P03|57|58)/
const PASSING_SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'])

/** Runs our own work and turns faults of disk and database into the taxonomy. Nothing visible is doubled by trying again. */
export async function withSiteErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw siteError(error)
  }
}

export function siteError(error: unknown): unknown {
  if (error instanceof ChannelError || typeof error !== 'object' || error === null) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const row = DISK[code]
  if (row) return new ChannelUnavailable({ ...row, who: 'operator', platform: { reason: code }, cause: error })
  if (
    PASSING_SQLSTATE.test(code) ||
    PASSING_SOCKET.has(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(String(error))
  ) {
    return new ChannelUnavailable({
      code: 'website.database',
      message: 'Cơ sở dữ liệu đang bận hoặc khởi động lại.',
      help: 'Không phải làm gì; hệ thống tự thử lại.',
      who: 'nobody',
      platform: { reason: code },
      cause: error,
    })
  }
  return error
}

export function addressTaken(path: string): ItemRejected {
  return new ItemRejected({
    code: 'website.address',
    message: `Địa chỉ ${path} đã thuộc về một bài khác, kể cả khi bài đó đã gỡ.`,
    help: 'Đổi đường dẫn (slug) của bài rồi trình lại.',
    who: 'editor',
  })
}

export function unreadablePicture(options: { name: string; cause: unknown }): ItemRejected {
  return new ItemRejected({
    code: 'website.image',
    message: `Không đọc được ảnh “${options.name}”.`,
    help: 'Mở ảnh trên máy, lưu lại dạng JPG hoặc PNG, thay ảnh trong bài rồi trình lại.',
    who: 'editor',
    cause: options.cause,
  })
}

export function pictureTooLarge(options: { name: string; size: { width: number; height: number }; most: number }): ItemRejected {
  const { name, size, most } = options
  return new ItemRejected({
    code: 'website.image.large',
    message: `Ảnh “${name}” quá lớn: ${size.width} × ${size.height} điểm ảnh, nhiều hơn ${most / 1_000_000} triệu.`,
    help: 'Thu nhỏ ảnh (ví dụ còn 6000 × 4000 điểm ảnh), thay ảnh trong bài rồi trình lại.',
    who: 'editor',
  })
}

export function mediaMissing(name: string): ChannelUnavailable {
  return new ChannelUnavailable({
    code: 'website.media',
    message: `Kho tệp không có đủ tệp “${name}”.`,
    help: 'Quản trị kiểm tra MEDIA_DIR: thư mục chưa gắn hoặc chưa khôi phục từ bản sao lưu. Hệ thống tự thử lại.',
    who: 'operator',
  })
}

export function siteUnreachable(options: { url: string; status?: number; cause?: unknown }): ChannelUnavailable {
  return new ChannelUnavailable({
    code: 'website.unreachable',
    message: `Không đọc lại được trang ${options.url}.`,
    help: 'Hệ thống tự thử lại; nếu lặp lại, quản trị kiểm tra máy chủ web và SITE_URL.',
    who: 'operator',
    ...(options.status === undefined ? {} : { platform: { status: options.status } }),
    cause: options.cause,
  })
}

function denied(): Row {
  return {
    code: 'website.disk.denied',
    message: 'Không ghi được vào thư mục của website.',
    help: 'Quản trị cấp quyền ghi cho thư mục SITE_DIR; hệ thống tự làm tiếp.',
  }
}
