/**
 * Draws the covers and films that ship in seed/media. Only for whoever wants to change them: the results are committed.
 * Run after `npm start` has built the scripts: `node scripts/dist/seed/make-media.js`. The films need ffmpeg in PATH.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { type Hour, LIGHTS, landscape, svg } from './art/landscape'
import { MOTIFS } from './art/motifs'
import { MEDIA_FOLDER, loadSamples } from './sample'

const HOURS: readonly Hour[] = ['dawn', 'noon', 'dusk', 'night', 'rain']
/** Some motifs live from one hour: a beam of light is seen at night. */
const FIRST_HOUR: Readonly<Record<string, number>> = {
  'canh-bao-thu-doan': 3,
  'tu-bach': 2,
  'toa-dam-chia-se': 3,
  'hoat-dong': 1,
  'thong-tin-chinh-thong': 1,
  'dia-phuong': 1,
}
const FILM_SECONDS = 8
const CHORDS = [
  [220, 277.18, 329.63],
  [196, 246.94, 293.66],
  [174.61, 220, 261.63],
  [164.81, 207.65, 246.94],
] as const

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})

async function main(): Promise<void> {
  mkdirSync(MEDIA_FOLDER, { recursive: true })
  const samples = loadSamples()
  for (const name of new Set(samples.map((sample) => sample.cover))) await drawCover(name)
  for (const [index, sample] of samples.filter(({ film }) => film !== null).entries())
    shootFilm({ index, cover: sample.cover, film: sample.film ?? '' })
}

/** @param name `<section>-<variant>.jpg` */
async function drawCover(name: string): Promise<void> {
  const [, section = '', number = '1'] = /^(.+)-(\d+)\.jpg$/.exec(name) ?? []
  const motif = MOTIFS[section]
  if (!motif) throw new Error(`No motif for section ${section}`)
  const variant = Number(number) - 1
  const shift = [...section].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) + variant * 5
  const light = LIGHTS[HOURS[((FIRST_HOUR[section] ?? 0) + variant) % HOURS.length] ?? 'noon']
  const picture = svg(landscape({ light, shift, hasRoad: motif.hasRoad }) + motif.draw(light, variant))
  const bytes = await sharp(Buffer.from(picture)).jpeg({ quality: 84, mozjpeg: true }).toBuffer()
  writeFileSync(join(MEDIA_FOLDER, name), bytes)
  console.log(`${name} ${Math.round(bytes.length / 1024)} KiB`)
}

/** A slow move over the cover with a quiet chord: short, but a real film, H.264 and AAC, ready to play before it is loaded whole. */
function shootFilm({ index, cover, film }: { index: number; cover: string; film: string }): void {
  const frames = FILM_SECONDS * 25
  const drift = index % 2 === 0 ? `x='(iw-iw/zoom)*on/${frames}'` : `x='(iw-iw/zoom)*(1-on/${frames})'`
  const picture = `scale=2560:-1,zoompan=z='1.12+0.10*on/${frames}':${drift}:y='(ih-ih/zoom)/2':d=${frames}:s=640x360:fps=25,fade=in:0:18,fade=out:${frames - 18}:18,format=yuv420p`
  const chord = CHORDS[index % CHORDS.length] ?? CHORDS[0]
  const tones = chord.map((pitch) => `0.05*sin(2*PI*${(pitch * (1 + index * 0.01)).toFixed(2)}*t)`).join('+')
  const sound = `aevalsrc='${tones}':s=44100:d=${FILM_SECONDS},afade=in:d=1,afade=out:st=${FILM_SECONDS - 1.5}:d=1.5`
  const target = join(MEDIA_FOLDER, film)
  const inputs = ['-loop', '1', '-i', join(MEDIA_FOLDER, cover), '-f', 'lavfi', '-i', sound]
  const video = [
    '-vf',
    picture,
    '-frames:v',
    String(frames),
    '-c:v',
    'libx264',
    '-profile:v',
    'main',
    '-crf',
    '23',
    '-preset',
    'slow',
    '-g',
    '50',
  ]
  const audio = ['-c:a', 'aac', '-b:a', '96k', '-ac', '2']
  const result = spawnSync(
    'ffmpeg',
    [
      '-y',
      '-loglevel',
      'error',
      ...inputs,
      ...video,
      ...audio,
      '-t',
      String(FILM_SECONDS),
      '-movflags',
      '+faststart',
      '-map_metadata',
      '-1',
      target,
    ],
    {
      encoding: 'utf8',
    },
  )
  if (result.status !== 0) throw new Error(`ffmpeg: ${result.stderr || result.error?.message}`)
  console.log(`${film} ${Math.round(statSync(target).size / 1024)} KiB`)
}
