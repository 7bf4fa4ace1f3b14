/** Captions between the two forms that places want: SubRip (Facebook) and WebVTT (browsers). Times stay to the millisecond. */

/** Whatever form it has. @throws Error when there is no cue in it */
export function toSrt(text: string): string {
  const cues = cuesOf(text)
  if (cues.length === 0) throw new Error('there are no captions in this file')
  return cues.map(({ from, to, lines }, index) => `${index + 1}\n${from} --> ${to}\n${lines.join('\n')}\n`).join('\n')
}

/** Only the head and the comma differ; numbers above the cues are names there. */
export function toVtt(srt: string): string {
  return `WEBVTT\n\n${plain(srt).replaceAll(/(\d{2}:\d{2}:\d{2}),(\d{3})/g, '$1.$2')}`
}

interface Cue {
  /** `hh:mm:ss,ttt` */
  from: string
  to: string
  lines: string[]
}

/** `[hh:]mm:ss.ttt --> [hh:]mm:ss.ttt position:…`: hours may be left out, settings follow (https://www.w3.org/TR/webvtt1/#webvtt-timestamp) */
const TIMES = /^\s*((?:\d{2,}:)?\d{2}:\d{2}[.,]\d{3})\s+-->\s+((?:\d{2,}:)?\d{2}:\d{2}[.,]\d{3})(?:\s.*)?$/

/** A block without times is a head, a note, a style or a region: none of them is seen. */
function cuesOf(text: string): Cue[] {
  return plain(text)
    .split(/\n{2,}/)
    .flatMap((block) => {
      const rows = block.split('\n')
      const at = rows.findIndex((row) => TIMES.test(row))
      const [, from, to] = TIMES.exec(rows[at] ?? '') ?? []
      const lines = rows
        .slice(at + 1)
        .map(spoken)
        .filter(Boolean)
      return from && to && lines.length > 0 ? [{ from: srtTime(from), to: srtTime(to), lines }] : []
    })
}

function srtTime(time: string): string {
  const whole = time.split(':').length === 2 ? `00:${time}` : time
  return whole.replace('.', ',')
}

/** Bold, italic and underline are known to SubRip; voices, classes and times inside a cue are not. */
function spoken(row: string): string {
  return row
    .replace(/<(?!\/?[biu]>)[^>]*>/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => ENTITIES[name] ?? '')
    .trim()
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00a0', lrm: '', rlm: '' }

function plain(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
}
