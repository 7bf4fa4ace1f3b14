import { readAnswer, readBreakdown } from './answer'
import { ERROR_TABLE } from './error-table'
import { toChannelError, type Effect } from './errors'
import { successSchema } from './objects'

const now = new Date('2026-11-24T01:00:00Z')

function thrown({
  body,
  status = 400,
  effect = 'create',
  headers = {},
}: {
  body: unknown
  status?: number
  effect?: Effect
  headers?: Record<string, string>
}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = readAnswer({ raw: { status, headers, body: text }, schema: successSchema })
  if (answer.ok) throw new Error('no failure')
  return toChannelError({ failure: answer.failure, effect, now })
}
const refused = (code: number, subcode?: number) => ({
  error: { message: 'x', type: 'OAuthException', code, error_subcode: subcode, fbtrace_id: 'A1' },
})

describe('the table of answers', () => {
  it.each([
    [190, 463, 'NotAuthorized', 'facebook.190.463'],
    [190, 999, 'NotAuthorized', 'facebook.190'],
    [102, undefined, 'NotAuthorized', 'facebook.102'],
    [10, undefined, 'NotAuthorized', 'facebook.10'],
    [283, undefined, 'NotAuthorized', 'facebook.283'],
    [3, undefined, 'NotAuthorized', 'facebook.3'],
    [104, undefined, 'NotAuthorized', 'facebook.104'],
    [100, undefined, 'ItemRejected', 'facebook.100'],
    [100, 33, 'NotAuthorized', 'facebook.100.33'],
    [100, 1363022, 'ItemRejected', 'facebook.1363022'],
    [100, 2061006, 'ItemRejected', 'facebook.2061006'],
    [4, undefined, 'LimitReached', 'facebook.4'],
    [17, undefined, 'LimitReached', 'facebook.17'],
    [32, undefined, 'LimitReached', 'facebook.32'],
    [341, undefined, 'LimitReached', 'facebook.341'],
    [613, 1996, 'LimitReached', 'facebook.613.1996'],
    [80001, undefined, 'LimitReached', 'facebook.80001'],
    [368, undefined, 'LimitReached', 'facebook.368'],
    [368, 4854002, 'NotAuthorized', 'facebook.368.4854002'],
    [368, 1404082, 'OutcomeUnknown', 'facebook.368.1404082'],
    [506, undefined, 'OutcomeUnknown', 'facebook.506'],
    [1366051, undefined, 'OutcomeUnknown', 'facebook.1366051'],
    [1, undefined, 'OutcomeUnknown', 'facebook.1'],
    [1, 99, 'OutcomeUnknown', 'facebook.1.99'],
    [2, undefined, 'OutcomeUnknown', 'facebook.2'],
    [1609005, undefined, 'ChannelUnavailable', 'facebook.1609005'],
    [6001, 1363037, 'ChannelUnavailable', 'facebook.1363037'],
    [6000, undefined, 'UploadSessionLost', 'facebook.6000'],
    [100, 1363777, 'UploadSessionLost', 'facebook.1363777'],
    [98765, undefined, 'ItemRejected', 'facebook.unlisted'],
  ])('%i with subcode %s on a create is %s, %s', (code, subcode, name, expected) => {
    expect(thrown({ body: refused(code, subcode) })).toMatchObject({ name, code: expected, platform: { status: 400, code, trace: 'A1' } })
  })

  it('says cause and next step in Vietnamese in every row', () => {
    for (const { message, help } of Object.values(ERROR_TABLE)) {
      expect(`${message} ${help}`).toBe(`${message} ${help}`.normalize('NFC'))
      expect(message).toMatch(/[ạảấầậắặếềệịọộợụựữủđêôơư]/)
      expect(help).toMatch(/[ạảấầậắặếềệịọộợụựữủđêôơư]/)
    }
  })
})

describe('an unclear answer', () => {
  it.each([
    ['an HTML page with status 200', 200, '<html>Sorry</html>', 'facebook.not-json'],
    ['an HTML page with status 502', 502, '<html>Bad gateway</html>', 'facebook.status'],
    ['a redirect', 302, '', 'facebook.not-json'],
    ['success without what was asked for', 200, '{"done":1}', 'facebook.not-understood'],
    ['an unlisted code with status 500', 500, JSON.stringify(refused(98765)), 'facebook.transient'],
    ['an error inside a 2xx', 200, JSON.stringify(refused(2)), 'facebook.2'],
  ])('%s is unknown for a create and a passing fault for the rest', (_, status, body, code) => {
    expect(thrown({ body, status })).toMatchObject({ name: 'OutcomeUnknown', code })
    expect(thrown({ body, status, effect: 'repeatable' })).toMatchObject({ name: 'ChannelUnavailable', code })
    expect(thrown({ body, status, effect: 'read' })).toMatchObject({ name: 'ChannelUnavailable', code })
  })

  it('is unknown after a reset or a time-out, but not when nothing was sent', () => {
    const broken = (code: string) => readBreakdown(Object.assign(new Error(code), { code, isAxiosError: true }))
    const named = (code: string) => toChannelError({ failure: broken(code), effect: 'create', now }).name
    expect(['ECONNRESET', 'EPIPE', 'ERR_CANCELED', 'ECONNABORTED', 'ETIMEDOUT'].map(named)).toEqual(Array(5).fill('OutcomeUnknown'))
    expect(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CERT_HAS_EXPIRED'].map(named)).toEqual(Array(4).fill('ChannelUnavailable'))
  })
})

describe('a limit', () => {
  const usage = (minutes: number) => ({
    'x-business-use-case-usage': JSON.stringify({
      '1': [{ type: 'pages', call_count: 100, total_cputime: 1, total_time: 1, estimated_time_to_regain_access: 0 }],
      '2': [{ type: 'pages', call_count: 100, total_cputime: 1, total_time: 1, estimated_time_to_regain_access: minutes }],
    }),
  })

  it('lasts as long as the header says, over all its entries', () => {
    expect(thrown({ body: refused(80001), headers: usage(19) })).toMatchObject({ until: new Date('2026-11-24T01:19:00Z'), bucket: 'calls' })
  })

  it('lasts at least a minute', () => {
    expect(thrown({ body: refused(80001), headers: usage(0) })).toMatchObject({ until: new Date('2026-11-24T01:01:00Z') })
  })

  it('lasts a quarter of an hour when no time is named, since calling meanwhile makes it longer', () => {
    expect(thrown({ body: refused(4) })).toMatchObject({ until: new Date('2026-11-24T01:15:00Z') })
    expect(thrown({ body: refused(4), headers: { 'x-business-use-case-usage': 'broken' } })).toMatchObject({ name: 'LimitReached' })
  })

  it('of a policy block lasts a day whatever the header says', () => {
    expect(thrown({ body: refused(368), headers: usage(1) })).toMatchObject({ until: new Date('2026-11-25T01:00:00Z'), who: 'operator' })
    expect(thrown({ body: refused(368, 1390008), headers: usage(1) })).toMatchObject({ until: new Date('2026-11-24T02:00:00Z') })
  })

  it('of a gateway without an envelope is a limit too', () => {
    expect(thrown({ body: 'Too many', status: 429 })).toMatchObject({ name: 'LimitReached', code: 'facebook.http-429' })
  })
})

it('reads the right offsets of a wrong chunk from an object and from a JSON string', () => {
  const offsets = { start_offset: '100', end_offset: '200' }
  for (const error_data of [offsets, JSON.stringify(offsets)]) {
    const body = JSON.stringify({ error: { message: 'x', code: 6001, error_subcode: 1363037, error_data } })
    const answer = readAnswer({ raw: { status: 400, headers: {}, body }, schema: successSchema })
    expect(answer).toMatchObject({ ok: false, failure: { error: { offsets: { start: 100, end: 200 } } } })
  }
})

it('keeps no secret of the platform in what is shown', () => {
  const error = thrown({ body: { error: { message: 'Bad access_token=EAAsecret123 given', code: 190 } } })
  expect(JSON.stringify(error.platform)).not.toContain('EAAsecret123')
})
