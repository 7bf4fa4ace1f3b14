import { toSrt, toVtt } from './captions'

const SRT = '1\n00:00:01,000 --> 00:00:02,500\nXin chào\n\n2\n00:00:03,000 --> 00:00:04,000\nHai dòng\nmột câu\n'

describe('captions for a place that wants SubRip', () => {
  it('are numbered anew, with hours and a comma, and without what SubRip does not know', () => {
    const vtt = [
      '\uFEFFWEBVTT - Xưởng mộc\r\n\r\nNOTE ghi chú\nkhông ai thấy\r\n\r\nSTYLE\n::cue { color: red }\r\n',
      'mở đầu\r\n00:01.000 --> 00:02.500 position:10% align:start\r\n<v Nam>Xin chào</v>\r\n',
      '00:00:03.000 --> 00:00:04.000\r\n<c.vang>Hai</c> <00:00:03.500>dòng\r\nmột câu\r\n',
    ].join('\r\n')
    expect(toSrt(vtt)).toBe(SRT)
  })

  it('keep their emphasis and their signs', () => {
    expect(toSrt('WEBVTT\n\n00:01.000 --> 00:02.000\n<i>mộc &amp; sơn</i> &lt;3\n')).toContain('<i>mộc & sơn</i> <3')
  })

  it('stay as they are when they are SubRip already', () => {
    expect(toSrt(`\uFEFF${SRT.replaceAll('\n', '\r\n')}`)).toBe(SRT)
  })

  it('of a film beyond an hour, or of a hundred, keep their hours', () => {
    expect(toSrt('WEBVTT\n\n01:02:03.004 --> 100:00:00.000\nxa\n')).toContain('01:02:03,004 --> 100:00:00,000')
  })

  it.each(['', 'WEBVTT\n\nNOTE không có gì\n', 'một bức thư\n\nkhông có giờ\n'])('are none in %j, which is said', (text) => {
    expect(() => toSrt(text)).toThrow('no captions')
  })
})

it('captions for a browser are WebVTT', () => {
  expect(toVtt(SRT)).toBe(`WEBVTT\n\n${SRT.replaceAll(/(\d),(\d{3})/g, '$1.$2')}`)
})
