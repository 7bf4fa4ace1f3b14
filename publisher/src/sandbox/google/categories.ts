/** The categories that can be assigned in Vietnam. */
import type { GoogleRun } from './context'
import { badRequest } from './errors'
import { readParts } from './parts'

export const CATEGORIES = [
  { id: '1', title: 'Phim và hoạt hình' },
  { id: '2', title: 'Ô tô và xe cộ' },
  { id: '10', title: 'Âm nhạc' },
  { id: '15', title: 'Thú cưng và động vật' },
  { id: '17', title: 'Thể thao' },
  { id: '19', title: 'Du lịch và sự kiện' },
  { id: '20', title: 'Trò chơi' },
  { id: '22', title: 'Mọi người và blog' },
  { id: '23', title: 'Hài kịch' },
  { id: '24', title: 'Giải trí' },
  { id: '25', title: 'Tin tức và chính trị' },
  { id: '26', title: 'Hướng dẫn và phong cách' },
  { id: '27', title: 'Giáo dục' },
  { id: '28', title: 'Khoa học và công nghệ' },
  { id: '29', title: 'Phi lợi nhuận và hoạt động xã hội' },
] as const

export const listCategories: GoogleRun = ({ call }) => {
  readParts({ given: call.query.getAll('part'), known: ['id', 'snippet'] })
  const ids = call.query.getAll('id').flatMap((value) => value.split(','))
  if (ids.length === 0 && !call.query.has('regionCode'))
    throw badRequest('missingRequiredParameter', 'No filter selected: id or regionCode.')
  const shown = CATEGORIES.filter(({ id }) => ids.length === 0 || ids.includes(id))
  return Response.json({
    kind: 'youtube#videoCategoryListResponse',
    items: shown.map(({ id, title }) => ({
      kind: 'youtube#videoCategory',
      id,
      snippet: { title, assignable: true, channelId: 'UCBR8-60-B28hp2BmDPdntcQ' },
    })),
  })
}
