/** What whoever signs the check puts their name to. Answered as `{ [id]: true }`. */
import type { Draft } from './draft'

export interface ChecklistLine {
  id: string
  label: string
}

const READ: ChecklistLine = { id: 'read', label: 'Tôi đã đọc và không thấy thông tin mật hoặc riêng tư.' }
const CONSENT: ChecklistLine = { id: 'anonymity', label: 'Mức ẩn danh đúng như người trong bài đã đồng ý.' }

export function checklistOf(draft: Draft): ChecklistLine[] {
  return draft.anonymityLevel === null ? [READ] : [READ, CONSENT]
}
