import { APPROVAL_LASTS_DAYS } from '@hl/config/chain'
import { instantOf } from './clock'
import { planFindings } from './plan-findings'
import { planWords, type Planned } from './plan-words'

const at = (time: string, date = '25/11/2026') => instantOf({ date, time }) ?? ''
const noon = new Date(at('12:00', '24/11/2026'))
const night = new Date(at('22:10', '24/11/2026'))
const planned = (changed: Partial<Planned> = {}): Planned => ({
  plan: null,
  isVideo: false,
  hasFilm: false,
  pictures: 0,
  now: noon,
  ...changed,
})
const found = (input: Partial<Planned> & { isWarning?: boolean; isDecidedNow?: boolean }) =>
  planFindings({ ...planned(input), isWarning: input.isWarning ?? false, isDecidedNow: input.isDecidedNow ?? false })

describe('the plan in one line', () => {
  test('says at once, after the website, and why there is nothing on YouTube', () => {
    expect(planWords(planned())).toBe('Website ngay khi duyệt · Facebook sau Website · YouTube: không (không có video)')
  })

  test('says the hour in Hanoi, and forgets one that has passed', () => {
    const plan = { website: { notBefore: at('07:00') }, facebook: { notBefore: at('07:00', '23/11/2026') } }
    expect(planWords(planned({ plan, hasFilm: true }))).toBe('Website lúc 07:00 25/11/2026 · Facebook sau Website · YouTube ngay khi duyệt')
  })

  test('says what is switched off, and that Facebook has no page to link to', () => {
    const plan = { website: { enabled: false }, youtube: { enabled: false } }
    expect(planWords(planned({ plan, hasFilm: true }))).toBe('Website: không · Facebook: không (không có trang để dẫn) · YouTube: không')
    expect(planWords(planned({ plan, hasFilm: true, isVideo: true }))).toContain('Facebook ngay khi duyệt')
  })
})

describe('what is unusual in the plan', () => {
  test('is said in the line: another form, a comment, an exchange, children, silence', () => {
    const facebook = { format: 'photos', firstComment: 'Xem thêm', replace: true } as const
    expect(planWords(planned({ plan: { facebook }, pictures: 5 }))).toContain(
      'Facebook: album 5 ảnh, sau Website, kèm bình luận đầu, đăng bản mới khi đổi phim, ảnh ·',
    )
    const youtube = { madeForKids: true, notifySubscribers: false }
    expect(planWords(planned({ plan: { facebook: { format: 'link' }, youtube }, isVideo: true, hasFilm: true }))).toBe(
      'Website ngay khi duyệt · Facebook: liên kết, sau Website · YouTube ngay khi duyệt, dành cho trẻ em, không báo người đăng ký',
    )
  })

  test('is not what everybody expects, chosen or left', () => {
    const plan = { facebook: { format: 'link', firstComment: ' ', replace: false }, youtube: { notifySubscribers: true } } as const
    expect(planWords(planned({ plan, hasFilm: true }))).toBe('Website ngay khi duyệt · Facebook sau Website · YouTube ngay khi duyệt')
  })

  test('an album needs no page to lead to', () => {
    const plan = { website: { enabled: false }, facebook: { format: 'photos' } } as const
    expect(planWords(planned({ plan, pictures: 2 }))).toContain('Facebook: album 2 ảnh, ngay khi duyệt')
  })
})

describe('hints about the times', () => {
  test('nothing is said of a plan by day', () => {
    expect(found({ plan: { website: { notBefore: at('07:00') }, facebook: { notBefore: at('08:00') } }, isDecidedNow: true })).toEqual([])
  })

  test('a plan that begins after its approval has lapsed is said to, and one that begins anywhere before is not', () => {
    const inDays = (days: number) => new Date(noon.getTime() + days * 86_400_000).toISOString()
    const late = { notBefore: inDays(APPROVAL_LASTS_DAYS + 1) }
    expect(found({ plan: { website: late } })).toMatchObject([{ channel: 'website', code: 'lapses', suggestedAt: null }])
    expect(found({ plan: { website: { notBefore: inDays(APPROVAL_LASTS_DAYS) } } })).toEqual([])
    expect(found({ plan: { website: late }, hasFilm: true })).toEqual([])
    expect(found({ plan: { website: { enabled: false }, facebook: late } })).toMatchObject([{ channel: 'facebook', code: 'lapses' }])
  })

  test('a time at night suggests the next morning, on each channel of its own', () => {
    expect(found({ plan: { website: { notBefore: at('22:00') } } })).toMatchObject([
      { channel: 'website', code: 'night', suggestedAt: at('07:00', '26/11/2026') },
    ])
    expect(found({ plan: { facebook: { notBefore: at('05:00') } } })).toMatchObject([
      { channel: 'facebook', code: 'night', suggestedAt: at('07:00') },
    ])
  })

  test('approving at once by night suggests the morning, to whoever could approve now', () => {
    expect(found({ now: night, isDecidedNow: true })).toMatchObject([{ channel: 'website', code: 'night-now', suggestedAt: at('07:00') }])
    expect(found({ now: night, isDecidedNow: false })).toEqual([])
    expect(found({ now: night, isDecidedNow: true, plan: { website: { notBefore: at('07:00') } } })).toEqual([])
  })

  test('a warning may go out at night', () => {
    expect(found({ now: night, isDecidedNow: true, isWarning: true, plan: { facebook: { notBefore: at('22:00') } } })).toEqual([])
  })

  test('a time that has passed is said, because the Item would go out at once', () => {
    expect(found({ plan: { website: { notBefore: at('07:00', '24/11/2026') } } })).toMatchObject([{ code: 'past', suggestedAt: null }])
  })

  test('Facebook before the website is explained: it waits', () => {
    const plan = { website: { notBefore: at('09:00') }, facebook: { notBefore: at('08:00') } }
    expect(found({ plan })).toMatchObject([{ channel: 'facebook', code: 'waits', suggestedAt: at('09:00') }])
  })

  test('nothing is said of a channel that is switched off, or of YouTube without a film', () => {
    const plan = { website: { enabled: false, notBefore: at('22:00') }, facebook: { enabled: false }, youtube: { notBefore: at('22:00') } }
    expect(found({ plan })).toEqual([])
    expect(found({ plan, hasFilm: true })).toMatchObject([{ channel: 'youtube', code: 'night' }])
  })
})
