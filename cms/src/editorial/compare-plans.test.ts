import type { Release } from '@hl/config/release'
import { aDraft, aPlan } from '../../tests/a-draft'
import { buildRelease } from './build-release'
import { comparePlans } from './compare-plans'

const before = released({})

test('each choice that changed is named, with the words it stood in before', () => {
  const after = released({
    facebook: { format: 'photos', firstComment: 'Xem thêm', replace: true, message: 'Lời riêng' },
    youtube: { tags: 'việc làm, học nghề', category: 'tin-tuc', madeForKids: true, notifySubscribers: false },
  })
  const lines = comparePlans({ before, after }).map((change) => `${change.label}: ${change.before} → ${change.after}`)
  expect(lines).toEqual([
    'Lời đăng Facebook: (chữ tự sinh) → Lời riêng',
    'Dạng bài Facebook: liên kết → album ảnh',
    'Bình luận đầu tiên trên Facebook:  → Xem thêm',
    'Facebook, khi đổi phim hoặc ảnh: sửa trên bản đã đăng → đăng bản mới, gỡ bản cũ',
    'Thẻ YouTube:  → việc làm, học nghề',
    'Danh mục YouTube: Giáo dục → Tin tức và chính trị',
    'YouTube: dành cho trẻ em: không → có',
    'YouTube: báo người đăng ký: có → không',
  ])
})

test('times and channels are told apart from the words, and nothing is told of a plan that stayed', () => {
  const after = released({ website: { notBefore: '2026-12-01T00:00:00.000Z' } })
  expect(comparePlans({ before, after }).map(({ field }) => field)).toEqual(['plan'])
  expect(comparePlans({ before, after: before })).toEqual([])
})

function released(plan: Parameters<typeof aPlan>[0]): Release {
  const release = buildRelease(aDraft({ plan: aPlan(plan) }))
  if (release === null) throw new Error('The draft gave no Release')
  return release
}
