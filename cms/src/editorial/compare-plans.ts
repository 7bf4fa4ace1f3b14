/** What differs between the plans of two Releases, each choice by its own name: an approver reads what will be said and shown. Pure. */
import { canonicalJson } from '@hl/config/canonical'
import type { Plan, Release } from '@hl/config/release'
import { formatDateTime } from '@hl/config/time'
import { CATEGORY_IDS, categoryName, USUAL_CATEGORY } from '@hl/config/youtube-categories'
import { FORMAT_NAMES, usualFormat } from '../plan/formats'
import type { FieldChange } from './contract'

export function comparePlans({ before, after }: { before: Release; after: Release }): FieldChange[] {
  return CHOICES.flatMap(({ field, label, of, show }) => {
    if (canonicalJson(of(before.plan) ?? null) === canonicalJson(of(after.plan) ?? null)) return []
    return [{ field, label, before: show(before), after: show(after) }]
  })
}

interface Choice {
  /** path in the Release */
  field: string
  label: string
  of: (plan: Plan) => unknown
  show: (release: Release) => string
}

const GENERATED = '(chữ tự sinh)'
const REPLACE = { true: 'đăng bản mới, gỡ bản cũ', false: 'sửa trên bản đã đăng' } as const

const CHOICES: readonly Choice[] = [
  { field: 'plan', label: 'Kế hoạch phát', of: times, show: ({ plan }) => timeWords(plan) },
  {
    field: 'plan.facebook.message',
    label: 'Lời đăng Facebook',
    of: ({ facebook }) => facebook.message,
    show: ({ plan }) => plan.facebook.message ?? GENERATED,
  },
  {
    field: 'plan.facebook.format',
    label: 'Dạng bài Facebook',
    of: ({ facebook }) => facebook.format,
    show: ({ plan, type }) => FORMAT_NAMES[plan.facebook.format ?? usualFormat({ isVideo: type === 'video' })],
  },
  {
    field: 'plan.facebook.firstComment',
    label: 'Bình luận đầu tiên trên Facebook',
    of: ({ facebook }) => facebook.firstComment,
    show: ({ plan }) => plan.facebook.firstComment ?? '',
  },
  {
    field: 'plan.facebook.replace',
    label: 'Facebook, khi đổi phim hoặc ảnh',
    of: ({ facebook }) => facebook.replace,
    show: ({ plan }) => REPLACE[`${plan.facebook.replace === true}`],
  },
  {
    field: 'plan.youtube.title',
    label: 'Tiêu đề YouTube',
    of: ({ youtube }) => youtube.title,
    show: ({ plan }) => plan.youtube.title ?? GENERATED,
  },
  {
    field: 'plan.youtube.description',
    label: 'Mô tả YouTube',
    of: ({ youtube }) => youtube.description,
    show: ({ plan }) => plan.youtube.description ?? GENERATED,
  },
  {
    field: 'plan.youtube.tags',
    label: 'Thẻ YouTube',
    of: ({ youtube }) => youtube.tags,
    show: ({ plan }) => (plan.youtube.tags ?? []).join(', '),
  },
  {
    field: 'plan.youtube.category',
    label: 'Danh mục YouTube',
    of: ({ youtube }) => youtube.category,
    show: ({ plan }) => categoryName(plan.youtube.category ?? CATEGORY_IDS[USUAL_CATEGORY]),
  },
  {
    field: 'plan.youtube.madeForKids',
    label: 'YouTube: dành cho trẻ em',
    of: ({ youtube }) => youtube.madeForKids,
    show: ({ plan }) => (plan.youtube.madeForKids ? 'có' : 'không'),
  },
  {
    field: 'plan.youtube.notifySubscribers',
    label: 'YouTube: báo người đăng ký',
    of: ({ youtube }) => youtube.notifySubscribers,
    show: ({ plan }) => (plan.youtube.notifySubscribers === false ? 'không' : 'có'),
  },
  {
    field: 'plan.youtube.replace',
    label: 'YouTube, khi đổi phim',
    of: ({ youtube }) => youtube.replace,
    show: ({ plan }) => REPLACE[`${plan.youtube.replace === true}`],
  },
]

function times({ website, facebook, youtube }: Plan) {
  return [website, facebook, youtube].map(({ enabled, notBefore }) => ({ enabled, notBefore }))
}

function timeWords({ website, facebook, youtube }: Plan): string {
  const channels = [
    ['Website', website],
    ['Facebook', facebook],
    ['YouTube', youtube],
  ] as const
  return channels
    .map(
      ([name, { enabled, notBefore }]) =>
        `${name}: ${enabled ? (notBefore === null ? 'ngay khi duyệt' : formatDateTime(notBefore)) : 'không'}`,
    )
    .join(' · ')
}
