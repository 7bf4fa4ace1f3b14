/** docs/errors-youtube.md, from the tables. */
import { errorDocument, sourcesOf, type DocumentedCodes, type ErrorEntry } from '../error-document'
import { DOCUMENTED, DOCUMENTED_REFUSALS, DOCUMENTED_STATUSES, DOCUMENTED_TOKEN_ERRORS } from './documented-codes'
import { REASONS, STATUSES, TOKEN_ERRORS, UNKNOWN_REFUSAL, UNREACHED, type Row } from './error-table'
import { REFUSALS } from './verify'

const ABOUT = `Mỗi câu trả lời của YouTube được nhận ra bằng \`reason\`, không có thì bằng trạng thái HTTP, không bao giờ bằng lời văn. Trang *Theo dõi phát
hành* ghi mã này sau chữ \`youtube.\`; người trực tra ở đây. Bảng trong phần mềm: \`publisher/src/channels/youtube/error-table.ts\`.`

export function youtubeErrorDocument(): string {
  const tables = [
    { prefix: '', table: REASONS, documented: DOCUMENTED, heading: 'Lý do (`reason`)', about: 'Tra trước tiên.' },
    {
      prefix: 'http.',
      table: STATUSES,
      documented: DOCUMENTED_STATUSES,
      heading: 'Trạng thái HTTP',
      about: 'Khi không có lý do, hoặc lý do chưa có trong bảng (được ghi vào nhật ký).',
    },
    {
      prefix: 'token.',
      table: TOKEN_ERRORS,
      documented: DOCUMENTED_TOKEN_ERRORS,
      heading: 'Khi xin mã truy cập',
      about: 'Do máy chủ OAuth của Google trả lời.',
    },
  ]
  return errorDocument({
    title: 'Mã lỗi của YouTube',
    about: ABOUT,
    sections: [
      ...tables.map(({ heading, about, ...of }) => ({ heading, about, entries: entriesOf(of) })),
      {
        heading: 'Phim đã tải lên nhưng YouTube không dùng',
        about: 'Không phải lỗi HTTP: đọc được khi hỏi lại video. `failed.` là không xử lý được, `rejected.` là bị từ chối.',
        entries: refusals(),
      },
      { heading: 'Còn lại', about: 'Không có câu trả lời, hoặc chưa có trong bảng nào ở trên.', entries: defaults() },
    ],
  })
}

interface Table {
  prefix: string
  table: Readonly<Record<string, Row>>
  documented: readonly DocumentedCodes[]
}

function entriesOf({ prefix, table, documented }: Table): ErrorEntry[] {
  return Object.entries(table).map(([code, row]) => entryOf({ code: prefix + code, row, sources: sourcesOf({ code, documented }) }))
}

function refusals(): ErrorEntry[] {
  return Object.entries(REFUSALS).map(([code, { cause, help }]) => ({
    code: `failed.${code}, rejected.${code}`,
    reaction: REACTIONS.rejected,
    message: `YouTube không dùng được phim này: ${cause}.`,
    help,
    who: 'editor',
    sources: sourcesOf({ code, documented: DOCUMENTED_REFUSALS }),
  }))
}

function defaults(): ErrorEntry[] {
  const sources = DOCUMENTED_STATUSES.slice(0, 1).map(({ source }) => source)
  return [
    entryOf({ code: 'network', row: UNREACHED, sources }),
    entryOf({ code: 'http.5xx', row: UNREACHED, sources }),
    entryOf({ code: 'http.4xx', row: UNKNOWN_REFUSAL, sources }),
  ]
}

function entryOf({ code, row, sources }: { code: string; row: Row; sources: readonly string[] }): ErrorEntry {
  const { message, help, who } = row
  return { code, reaction: reactionTo(row), message, help, who, sources }
}

const REACTIONS = {
  rejected: 'Trả về, không gửi lại khi nội dung chưa đổi.',
  'not-authorized': 'Dừng cả kênh; khi kênh ổn trở lại thì tự gửi tiếp.',
  unavailable: 'Tự thử lại, giãn dần; đang tải phim thì hỏi phiên tải và tải tiếp.',
} as const

const BUCKETS = { uploads: 'lượt tải phim lên', units: 'đơn vị gọi API' } as const

function reactionTo(row: Row): string {
  if (row.kind !== 'limit') return REACTIONS[row.kind]
  const of = row.bucket ? `việc dùng ${BUCKETS[row.bucket]}` : 'việc dùng cùng hạn mức'
  const until = row.until === 'pacific-midnight' ? 'đến nửa đêm giờ Los Angeles' : `trong ${waitOf(row.until)}`
  return `Ngừng ${of} ${until}. Không mất lượt thử.`
}

function waitOf(ms: number): string {
  return ms >= HOUR_MS ? `${ms / HOUR_MS} giờ` : `${ms / MINUTE_MS} phút`
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
