/** What of a plan the channels would refuse: texts too long, forms the Item cannot have. It stands in the way of an approval. */
import { closedBecause, usualFormat } from '../plan/formats'
import { countOf, hasAngles, LIMITS, type PlanText } from '../plan/limits'
import { filmOf } from './build-release'
import type { Problem } from './contract'
import type { Draft } from './draft'
import { picturesOf } from './pictures-of'

export function ownPlanProblems(draft: Draft): Problem[] {
  const { facebook, youtube } = draft.plan ?? {}
  const onPage: WrittenText[] = [
    { field: 'facebook.message', name: 'Lời đăng Facebook', text: facebook?.message, way: GENERATED },
    { field: 'facebook.firstComment', name: 'Bình luận đầu tiên trên Facebook', text: facebook?.firstComment, way: 'rút gọn' },
  ]
  const onChannel: WrittenText[] = [
    { field: 'youtube.title', name: 'Tiêu đề YouTube', text: youtube?.title, way: GENERATED },
    { field: 'youtube.description', name: 'Mô tả YouTube', text: youtube?.description, way: GENERATED },
    {
      field: 'youtube.tags',
      name: 'Thẻ YouTube',
      text: youtube?.tags,
      way: 'bỏ bớt thẻ (dấu phẩy cũng tính; thẻ có dấu cách tính thêm 2)',
    },
  ]
  return [
    ...(facebook?.enabled === false ? [] : [...formatProblem(draft), ...onPage.flatMap(textProblems)]),
    ...(youtube?.enabled === false || !filmOf(draft) ? [] : onChannel.flatMap(textProblems)),
  ]
}

interface WrittenText {
  field: PlanText
  name: string
  text: string | null | undefined
  /** out of being too long */
  way: string
}
const GENERATED = 'rút gọn, hoặc dùng lại chữ tự sinh'

function textProblems({ field, name, text, way }: WrittenText): Problem[] {
  if (!text) return []
  const channel = field.startsWith('facebook.') ? 'facebook' : 'youtube'
  const problem = (message: string): Problem => ({ channel, field: `plan.${field}`, message, level: 'error' })
  const { used, max, level } = countOf({ field, text })
  const unit = LIMITS[field].unit === 'bytes' ? 'byte' : 'ký tự'
  return [
    ...(level === 'over' ? [problem(`${name} dài ${used} ${unit}, nhiều nhất ${max}: ${way}.`)] : []),
    ...(hasAngles({ field, text }) ? [problem(`${name} không được có dấu < hoặc >: bỏ các dấu đó.`)] : []),
  ]
}

/** What the film itself closes is found where films are looked into (checks/rules/media-files.ts). */
function formatProblem(draft: Draft): Problem[] {
  const format = draft.plan?.facebook?.format
  if (!format || format === usualFormat({ isVideo: draft.type === 'video' })) return []
  const reason = closedBecause({
    format,
    hasPage: draft.plan?.website?.enabled !== false,
    pictures: picturesOf(draft).length,
    film: filmOf(draft) ? 'unseen' : null,
  })
  if (reason === null) return []
  return [
    {
      channel: 'facebook',
      field: 'plan.facebook.format',
      message: `Dạng bài Facebook không dùng được. ${reason} Hoặc chọn dạng khác.`,
      level: 'error',
    },
  ]
}
