import type { Notice } from '@hl/config/channel-health'
import { isDigestDue } from './digest'
import { createSilence } from './silence'
import { compose, toTold, type Message, type Standing, type ToldNotice } from './compose'

const EVERY_MS = 900_000
const NOON = new Date('2026-11-24T05:00:00Z')

function notice(own: Partial<Notice> = {}): Notice {
  const at = NOON.toISOString()
  return {
    id: 1,
    kind: 'blocked',
    channel: 'facebook',
    code: 'facebook.190',
    message: 'Fanpage mất kết nối.',
    help: 'Kết nối lại.',
    who: 'operator',
    count: 100,
    items: [],
    revision: 1,
    openedAt: at,
    changedAt: at,
    closedAt: null,
    notifyAt: at,
    ...own,
  }
}

function standing(own: Partial<Standing>): Standing {
  const { own: notices = [] } = own
  const openIds = new Set(notices.map(({ id }) => id))
  return { own: notices, openIds, rest: [], told: [], lastAt: null, isDigestDue: false, now: NOON, everyMs: EVERY_MS, ...own }
}
const ago = (ms: number) => new Date(NOON.getTime() - ms)
const states = (message: Message | null) => message?.notices.map(({ id, is }) => `${id} ${is}`)

describe('what a person is told', () => {
  it('is a first message at once, and nothing more while nothing changes', () => {
    const one = notice()
    expect(compose(standing({ own: [one] }))).toMatchObject({ kind: 'now', notices: [{ id: 1, is: 'new', count: 100 }] })
    expect(compose(standing({ own: [one], told: [toTold(one)], lastAt: ago(EVERY_MS * 9) }))).toBeNull()
  })

  it('is at most one message in a quarter of an hour, which then holds all that changed', () => {
    const told = [toTold(notice())]
    const own = [notice({ revision: 4 }), notice({ id: 2, kind: 'late' }), notice({ id: 3, kind: 'token' })]
    expect(compose(standing({ own, told, lastAt: ago(EVERY_MS - 1) }))).toBeNull()
    expect(states(compose(standing({ own, told, lastAt: ago(EVERY_MS) })))).toEqual(['2 new', '3 new', '1 grown'])
  })

  it('is one «đã xong» when all of it is over', () => {
    const told = [toTold(notice()), toTold(notice({ id: 2 }))]
    expect(compose(standing({ told, lastAt: ago(60_000) }))).toBeNull()
    expect(compose(standing({ told, lastAt: ago(EVERY_MS) }))).toMatchObject({ kind: 'done', notices: [{ id: 1 }, { id: 2 }] })
  })

  it('says what is over along with what is new, and alone only at the end', () => {
    const told: ToldNotice[] = [toTold(notice()), toTold(notice({ id: 2 }))]
    const lastAt = ago(EVERY_MS)
    expect(compose(standing({ own: [notice()], told, lastAt }))).toBeNull()
    expect(states(compose(standing({ own: [notice(), notice({ id: 3 })], told, lastAt })))).toEqual(['3 new', '1 still', '2 over'])
  })

  it('never takes a publisher that does not answer for one where all is well', () => {
    expect(compose(standing({ told: [toTold(notice())], openIds: null, lastAt: ago(EVERY_MS) }))).toBeNull()
  })

  it('is once a day what others have to do, with what is still hers', () => {
    const rest = [notice({ id: 7, who: 'duty', kind: 'drift' })]
    expect(compose(standing({ rest }))).toBeNull()
    expect(states(compose(standing({ rest, isDigestDue: true })))).toEqual(['7 rest'])
    const own = [notice()]
    const both = standing({ own, rest, told: own.map(toTold), lastAt: ago(EVERY_MS), isDigestDue: true })
    expect(states(compose(both))).toEqual(['1 still', '7 rest'])
    expect(compose(standing({ isDigestDue: true }))).toBeNull()
  })
})

describe('the daily message', () => {
  const due = (now: string, last: string | null = null) =>
    isDigestDue({
      minutes: 450,
      timeZone: 'Asia/Ho_Chi_Minh',
      now: new Date(`2026-11-24T${now}+07:00`),
      lastDigestAt: last === null ? null : new Date(`2026-11-24T${last}+07:00`),
    })

  it('goes out at half past seven, once, and not in the night', () => {
    expect([due('03:00'), due('07:29'), due('07:30'), due('08:29'), due('08:30')]).toEqual([false, false, true, true, false])
    expect(due('07:45', '07:30')).toBe(false)
  })
})

describe('a publisher that is silent', () => {
  it('is told of once it has been for a while, and forgotten when it answers', () => {
    const silence = createSilence(60_000)
    const after = (seconds: number) => silence.notice(new Date(NOON.getTime() + seconds * 1_000))
    expect([after(0), after(59)]).toEqual([[], []])
    expect(after(60)).toMatchObject([{ kind: 'publisher', who: 'operator', openedAt: NOON.toISOString() }])
    silence.heard()
    expect(after(61)).toEqual([])
  })
})
