/** The list a person signs before approval. It grows from the content; what the machine could check itself comes ticked. */
import type { DraftView } from './draft-view'
import type { Finding, FindingCode } from './finding'
import { childrenIn } from './rules/children'
import { isTestimony, tells } from './rules/consent'

export interface ChecklistItem {
  id: ChecklistId
  label: string
  /** ticked by the machine: nobody has to answer it */
  isTicked: boolean
}

export type ChecklistId =
  | 'consent-file'
  | 'consent'
  | 'illustrative'
  | 'guardian'
  | 'ai-label'
  | 'documents'
  | 'documents-unread'
  | 'contacts'
  | 'case-number'
  | 'read'

/** Pure. Nothing risky gives exactly one line. */
export function checklistOf(view: DraftView, found: readonly Finding[]): ChecklistItem[] {
  const has = (...codes: FindingCode[]) => found.some((finding) => codes.includes(finding.code))
  const grown = [...aboutPeople(view, has), ...aboutFiles(view, has), ...aboutText(has)]
  return [...grown, person('read', grown.length === 0 ? NOTHING_RISKY : NOTHING_ELSE)]
}

/** Ids still to be answered by a person. */
export function unanswered(input: { checklist: readonly ChecklistItem[]; answers: Readonly<Record<string, boolean>> }): ChecklistId[] {
  return input.checklist.filter(({ id, isTicked }) => !isTicked && input.answers[id] !== true).map(({ id }) => id)
}

const NOTHING_RISKY = 'Tôi đã đọc và không thấy thông tin mật hoặc riêng tư.'
const NOTHING_ELSE = 'Ngoài các mục trên, tôi đã đọc và không thấy thông tin mật hoặc riêng tư.'

type Has = (...codes: FindingCode[]) => boolean

function aboutPeople(view: DraftView, has: Has): ChecklistItem[] {
  const isIllustration = view.isIllustrative && view.sectionSlug === 'tu-bach'
  return [
    ...(isTestimony(view) && view.consents.some(tells) && !has('consent', 'consent-invalid', 'consent-scope')
      ? [machine('consent-file', 'Phiếu đồng ý còn hiệu lực, có tệp đã ký, cho phép đúng các kênh này.')]
      : []),
    ...(isTestimony(view) ? [person('consent', 'Tôi đã mở phiếu đồng ý: đúng người, đúng nội dung này, mức ẩn danh đúng như đã ký.')] : []),
    ...(isIllustration ? [person('illustrative', 'Nhân vật là minh họa, không kể chuyện của một người có thật.')] : []),
    ...(!view.isIllustrative && childrenIn(view).length > 0
      ? [person('guardian', 'Trẻ em trong bài: cha mẹ hoặc người giám hộ đã đồng ý bằng văn bản, và em từ đủ 7 tuổi cũng đồng ý.')]
      : []),
  ]
}

function aboutFiles(view: DraftView, has: Has): ChecklistItem[] {
  const documents = view.files.filter(({ facts }) => typeof facts === 'object' && facts.kind === 'document')
  return [
    ...(view.isAiGenerated ? [machine('ai-label', 'Nội dung do AI tạo đã gắn nhãn, nhãn hiện trên mọi kênh.')] : []),
    ...(documents.length > 0 && !has('secrecy-marker-in-file', 'file-not-read', 'file-pending')
      ? [machine('documents', `Đã tìm dấu độ mật trong ${documents.length} tệp kèm: không thấy.`)]
      : []),
    ...(has('file-not-read')
      ? [person('documents-unread', 'Tôi đã mở và đọc hết các tệp kèm mà máy không đọc được; không có dấu độ mật.')]
      : []),
  ]
}

function aboutText(has: Has): ChecklistItem[] {
  return [
    ...(has('phone', 'email', 'bank-account', 'old-identity-card')
      ? [
          person(
            'contacts',
            'Số điện thoại, thư điện tử, số tài khoản và dãy số trong bài đều là của cơ quan, tổ chức và đã công khai; không có số riêng của ai.',
          ),
        ]
      : []),
    ...(has('case-number') ? [person('case-number', 'Số bản án, số thụ lý trong bài cần thiết và không làm lộ người trong vụ án.')] : []),
  ]
}

function person(id: ChecklistId, label: string): ChecklistItem {
  return { id, label, isTicked: false }
}

function machine(id: ChecklistId, label: string): ChecklistItem {
  return { id, label, isTicked: true }
}
