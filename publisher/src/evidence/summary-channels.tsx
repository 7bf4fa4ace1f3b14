/** The part of tom-tat.html about the channels: how each stands, and what was sent there. */
import type { FC } from 'hono/jsx'
import { auditWords } from '@hl/config/audit-words'
import { GROUP_OF } from '@hl/config/monitor'
import { stepWords } from '@hl/config/step-words'
import { CHANNEL_NAMES } from '@hl/config/words'
import type { AttemptFact, StepFact } from './attempts'
import { instant } from './instant'
import type { DeliveryFact, ReceiptFact } from './item-facts'

const LOOK = { attention: 'bad', running: 'open', later: 'open', done: 'good', none: '' } as const
const MARK = { attention: '✗', running: '…', later: '…', done: '✓', none: '–' } as const

export const Channels: FC<{ deliveries: readonly DeliveryFact[]; receipts: readonly ReceiptFact[] }> = ({ deliveries, receipts }) => {
  if (deliveries.length === 0) return <p>Bài này chưa được giao cho kênh nào.</p>
  return (
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th>Kênh</th>
            <th>Trạng thái</th>
            <th>Bản đang ở đó</th>
            <th>Biên nhận của kênh</th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <tr>
              <td class="nowrap">{CHANNEL_NAMES[delivery.channel]}</td>
              <td>
                <span class={LOOK[GROUP_OF[delivery.state]]}>
                  {MARK[GROUP_OF[delivery.state]]} {auditWords(`delivery.${delivery.state}`)}
                </span>
                {delivery.reason ? <p class="note">{delivery.reason}</p> : null}
                {delivery.error ? (
                  <p class="note">
                    {delivery.error.message} {delivery.error.help}
                  </p>
                ) : null}
                {delivery.partly ? <p class="note">Cập nhật một phần: {delivery.partly}</p> : null}
              </td>
              <td>
                {delivery.live ? (
                  <>
                    <code>{delivery.live.release.slice(0, 16)}…</code>
                    {delivery.live.at ? <p class="note">từ {instant(delivery.live.at)}</p> : null}
                  </>
                ) : (
                  'không có'
                )}
              </td>
              <td>
                <Receipts receipts={receipts.filter((receipt) => receipt.channel === delivery.channel)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const RECEIPT_WORDS: Readonly<Record<string, string>> = {
  creating: 'vừa tạo, chưa đối chiếu xong',
  live: 'đang hiện',
  retiring: 'đang thay',
  hidden: 'đã ẩn',
  gone: 'không còn',
}

const Receipts: FC<{ receipts: readonly ReceiptFact[] }> = ({ receipts }) => {
  if (receipts.length === 0) return <>chưa có</>
  return (
    <ul>
      {receipts.map((receipt) => (
        <li>
          {receipt.url ?? receipt.externalId} ({RECEIPT_WORDS[receipt.status] ?? receipt.status}, {instant(receipt.createdAt)})
        </li>
      ))}
    </ul>
  )
}

const ACTION_WORDS: Readonly<Record<string, string>> = {
  create: 'Đăng mới',
  update: 'Cập nhật',
  remove: 'Gỡ',
  verify: 'Đối chiếu',
  prepare: 'Tải lên trước',
  retire: 'Gỡ bản cũ',
}
const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  live: 'đã lên',
  removed: 'đã gỡ',
  retry: 'sẽ thử lại',
  'outcome lost': 'không có trả lời',
  held: 'tạm hoãn',
  blocked: 'dừng chờ quản trị',
  rejected: 'kênh không nhận',
  failed: 'không được',
  prepared: 'đã tải lên trước, chờ đến giờ',
  retired: 'đã gỡ bản cũ',
  interrupted: 'bị cắt ngang',
  'lease lost': 'tiến trình khác làm tiếp',
  looking: 'đang tìm trên kênh',
  adopted: 'tìm thấy, nhận là của mình',
  unknown: 'chưa rõ kết quả',
  unreadable: 'chưa đọc lại được',
  drift: 'khác bản đã duyệt',
}

export const AttemptTable: FC<{ delivery: DeliveryFact; attempts: readonly AttemptFact[] }> = ({ delivery, attempts }) => (
  <>
    <h3>
      {CHANNEL_NAMES[delivery.channel]}: {delivery.attempts} lần
    </h3>
    {attempts.length === 0 ? null : (
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th class="when">Lúc</th>
              <th class="what">Việc</th>
              <th class="what">Kết quả</th>
              <th>Từng bước</th>
            </tr>
          </thead>
          <tbody>
            {attempts.toReversed().map((attempt) => (
              <tr>
                <td class="nowrap">{instant(attempt.startedAt)}</td>
                <td>{ACTION_WORDS[attempt.action] ?? attempt.action}</td>
                <td>{attempt.outcome === null ? 'đang chạy' : (OUTCOME_WORDS[attempt.outcome] ?? attempt.outcome)}</td>
                <td>
                  {attempt.steps.map((step) => (
                    <p>{stepLine(step)}</p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
    {delivery.attempts > attempts.length ? (
      <p class="note">
        Chỉ {attempts.length} lần gần nhất; tất cả ở kenh/{delivery.channel}/lan-gui.jsonl.
      </p>
    ) : null}
  </>
)

const RESULT_WORDS: Readonly<Record<string, string>> = {
  ok: 'được',
  refused: 'bị từ chối',
  unknown: 'không có trả lời',
  found: 'đã tìm thấy',
  absent: 'không có',
  interrupted: 'bị cắt ngang',
}

function stepLine({ name, result, error }: StepFact): string {
  const ended = result === null ? 'chưa xong' : (RESULT_WORDS[result] ?? result)
  const said = typeof error === 'object' && error !== null && 'message' in error ? ` – ${String(error.message)}` : ''
  return `${stepWords(name)}: ${ended}${said}`
}
