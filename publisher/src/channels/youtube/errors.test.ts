import { describe, expect, it } from '@jest/globals'
import { ChannelError, LimitReached } from '../errors'
import { REASONS, STATUSES, TOKEN_ERRORS, type Row } from './error-table'
import { fromAnswer, fromThrown, fromTokenFailure } from './errors'
import { nextPacificMidnight } from './quota'

const now = new Date('2026-11-24T15:00:00Z')
const call = { bucket: 'units', now } as const
const bodyOf = (reason: string) => ({ error: { code: 403, message: 'whatever', errors: [{ domain: 'x', reason, message: 'y' }] } })
const answer = (status: number, reason: string) => fromAnswer({ status, body: bodyOf(reason), call })
const token = (status: number, error: string) =>
  fromTokenFailure({ error: Object.assign(new Error('bad'), { config: {}, response: { status, data: { error } } }), now })

describe('a refusal of YouTube', () => {
  it.each([
    [403, 'quotaExceeded', 'LimitReached'],
    [403, 'dailyLimitExceeded', 'LimitReached'],
    [403, 'rateLimitExceeded', 'LimitReached'],
    [429, 'userRateLimitExceeded', 'LimitReached'],
    [400, 'uploadLimitExceeded', 'LimitReached'],
    [401, 'authError', 'NotAuthorized'],
    [401, 'youtubeSignupRequired', 'NotAuthorized'],
    [403, 'insufficientPermissions', 'NotAuthorized'],
    [403, 'forbidden', 'NotAuthorized'],
    [403, 'accessNotConfigured', 'NotAuthorized'],
    [400, 'invalidTitle', 'ItemRejected'],
    [400, 'invalidDescription', 'ItemRejected'],
    [400, 'invalidVideoMetadata', 'ItemRejected'],
    [404, 'videoNotFound', 'ChannelUnavailable'],
    [500, 'internalError', 'ChannelUnavailable'],
    [503, 'backendError', 'ChannelUnavailable'],
  ])('%i %s is %s', (status, reason, name) => {
    expect(answer(status, reason)).toMatchObject({ name, code: `youtube.${reason}`, platform: { status, reason } })
  })

  it.each([
    [401, 'NotAuthorized'],
    [403, 'NotAuthorized'],
    [404, 'ChannelUnavailable'],
    [400, 'ItemRejected'],
    [429, 'LimitReached'],
    [502, 'ChannelUnavailable'],
    [599, 'ChannelUnavailable'],
  ])('%i with a reason nobody knows is %s', (status, name) => {
    expect(answer(status, 'someNewReason')).toMatchObject({ name, code: `youtube.http.${status}`, platform: { reason: 'someNewReason' } })
    expect(fromAnswer({ status, body: '<html>proxy</html>', call })).toMatchObject({ name, code: `youtube.http.${status}` })
  })

  it('is recognised in a body that came as text, and by the reason in details', () => {
    expect(fromAnswer({ status: 403, body: JSON.stringify(bodyOf('quotaExceeded')), call }).code).toBe('youtube.quotaExceeded')
    const body = { error: { errors: [{ reason: 'forbidden' }], details: [{ reason: 'SERVICE_DISABLED' }] } }
    expect(fromAnswer({ status: 403, body: { error: { ...body.error, errors: [] } }, call }).code).toBe('youtube.SERVICE_DISABLED')
  })

  it('of the quota holds the bucket of the call until midnight in Los Angeles', () => {
    const units = answer(403, 'quotaExceeded')
    expect(units).toMatchObject({ bucket: 'units', until: new Date('2026-11-25T08:00:00Z') })
    const uploads = fromAnswer({ status: 403, body: bodyOf('quotaExceeded'), call: { ...call, bucket: 'uploads' } })
    expect(uploads).toMatchObject({ bucket: 'uploads' })
  })

  it('of the daily number of uploads holds only uploads, for 24 hours; of the rate, for a minute', () => {
    expect(answer(400, 'uploadLimitExceeded')).toMatchObject({ bucket: 'uploads', until: new Date('2026-11-25T15:00:00Z') })
    expect(answer(403, 'rateLimitExceeded')).toMatchObject({ bucket: 'units', until: new Date('2026-11-24T15:01:00Z') })
  })

  it('keeps no token: of the cause only name and message remain', () => {
    const error = Object.assign(new Error('timeout'), {
      config: { headers: { Authorization: 'Bearer ya29.secret' } },
      code: 'ECONNABORTED',
    })
    const mapped = fromThrown({ error, call })
    expect(mapped).toMatchObject({ name: 'ChannelUnavailable', code: 'youtube.network', platform: { code: 'ECONNABORTED' } })
    expect(JSON.stringify(mapped) + JSON.stringify(mapped instanceof Error ? mapped.cause : null)).not.toContain('ya29')
  })

  it('leaves errors that are no answer of the platform as they are', () => {
    const bug = new TypeError('x is not a function')
    expect(fromThrown({ error: bug, call })).toBe(bug)
    const known = answer(401, 'authError')
    expect(fromThrown({ error: known, call })).toBe(known)
  })
})

describe('a reason that no table lists', () => {
  const heard = () => {
    const said: { event: string; facts: unknown }[] = []
    const silent = () => undefined
    const log = { error: silent, info: silent, debug: silent, warn: (event: string, facts?: unknown) => void said.push({ event, facts }) }
    return { said, log }
  }

  it('is told with its status, and one that is listed is not', () => {
    const { said, log } = heard()
    fromAnswer({ status: 403, body: bodyOf('someNewReason'), call: { ...call, log } })
    fromAnswer({ status: 403, body: bodyOf('quotaExceeded'), call: { ...call, log } })
    const response = { status: 400, data: { error: 'some_new_error' } }
    fromTokenFailure({ error: Object.assign(new Error('bad'), { config: {}, response }), now, log })
    expect(said).toEqual([
      { event: 'youtube_unlisted_error', facts: { status: 403, reason: 'someNewReason' } },
      { event: 'youtube_unlisted_error', facts: { status: 400, reason: 'some_new_error' } },
    ])
  })
})

describe('a refusal of the token endpoint', () => {
  it.each(Object.keys(TOKEN_ERRORS))('%s stops the channel and asks an operator', (error) => {
    expect(token(400, error)).toMatchObject({ name: 'NotAuthorized', code: `youtube.token.${error}`, who: 'operator' })
  })
  it('that is 5xx is a passing fault', () => {
    expect(token(503, 'temporarily_unavailable')).toMatchObject({ name: 'ChannelUnavailable' })
    expect(fromTokenFailure({ error: Object.assign(new Error('x'), { config: {} }), now })).toMatchObject({ code: 'youtube.network' })
  })
})

describe('every row', () => {
  const rows = [REASONS, TOKEN_ERRORS, STATUSES].flatMap((table) => Object.entries<Row>(table))
  it.each(rows)('%s says in Vietnamese what happened, what to do and who', (_reason, row) => {
    expect(row.message).toMatch(/[àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ]/i)
    expect(row.help).toMatch(/[àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ]/i)
    expect([row.message, row.help]).toEqual([row.message.normalize('NFC'), row.help.normalize('NFC')])
    if (row.kind === 'limit' || row.kind === 'unavailable') expect(row.who).toBe('nobody')
    if (row.kind === 'not-authorized') expect(row.who).toBe('operator')
  })
  it('is a ChannelError', () => {
    for (const reason of Object.keys(REASONS)) expect(answer(403, reason)).toBeInstanceOf(ChannelError)
    expect(answer(403, 'quotaExceeded')).toBeInstanceOf(LimitReached)
  })
})

describe('midnight in Los Angeles', () => {
  it.each([
    ['2026-11-24T15:00:00Z', '2026-11-25T08:00:00Z'],
    ['2026-07-01T06:59:59Z', '2026-07-01T07:00:00Z'],
    ['2026-07-01T07:00:00Z', '2026-07-02T07:00:00Z'],
    ['2026-03-08T09:00:00Z', '2026-03-09T07:00:00Z'],
    ['2026-11-01T08:00:00Z', '2026-11-02T08:00:00Z'],
  ])('after %s is %s, through both changes of the clock', (from, to) => {
    expect(nextPacificMidnight(new Date(from))).toEqual(new Date(to))
  })
})
