/** The ground every cover stands on: a sky, hills one behind the other, a road. Calm, flat, in the colours of the site. */

export const WIDTH = 1200
export const HEIGHT = 675

export interface Light {
  sky: readonly [string, string]
  /** from the farthest to the nearest */
  hills: readonly [string, string, string, string]
  road: string
  sun: string
  ink: string
}

/** The hours of a day, so that covers of one section differ. */
export const LIGHTS = {
  dawn: {
    sky: ['#F4D9AE', '#FBF7EF'],
    hills: ['#CFE0D2', '#93BDA9', '#4F8A77', '#1E6656'],
    road: '#F3E6CC',
    sun: '#E0A43B',
    ink: '#26221D',
  },
  noon: {
    sky: ['#CFE5DC', '#FBF7EF'],
    hills: ['#BCD6C4', '#86B49C', '#3F8070', '#14594B'],
    road: '#FBF1DC',
    sun: '#F6E2B0',
    ink: '#26221D',
  },
  dusk: {
    sky: ['#E3A667', '#F8E6CB'],
    hills: ['#B9BFA0', '#7C9C83', '#3C7262', '#134A3F'],
    road: '#F0D9B5',
    sun: '#C9692B',
    ink: '#2A211A',
  },
  rain: {
    sky: ['#B7C8C2', '#E9ECE2'],
    hills: ['#A9BFB4', '#7A9F90', '#47786A', '#1B5448'],
    road: '#E4DCC8',
    sun: '#EDE6D2',
    ink: '#26221D',
  },
  night: {
    sky: ['#16302C', '#3F665B'],
    hills: ['#375C52', '#2A4E45', '#1C3D36', '#112B27'],
    road: '#6E7F6A',
    sun: '#F3DFA6',
    ink: '#0E1F1C',
  },
} as const satisfies Record<string, Light>
export type Hour = keyof typeof LIGHTS

export interface Ground {
  light: Light
  /** shifts the hills and the sun; any whole number */
  shift: number
  hasRoad: boolean
}

export function landscape({ light, shift, hasRoad }: Ground): string {
  const sunX = 220 + ((shift * 271) % 760)
  const sunY = 150 + ((shift * 37) % 70)
  const layers = light.hills.map((color, index) =>
    hill({ color, base: 330 + index * 72, swell: 64 - index * 9, phase: shift * 1.7 + index * 2.1 }),
  )
  return [
    `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${light.sky[0]}"/><stop offset="1" stop-color="${light.sky[1]}"/></linearGradient></defs>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#sky)"/>`,
    `<circle cx="${sunX}" cy="${sunY}" r="58" fill="${light.sun}" opacity="0.9"/>`,
    `<circle cx="${sunX}" cy="${sunY}" r="96" fill="${light.sun}" opacity="0.18"/>`,
    ...layers.slice(0, 3),
    layers[3] ?? '',
    hasRoad ? road({ color: light.road, shift }) : '',
  ].join('')
}

export function svg(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${content}</svg>`
}

function hill({ color, base, swell, phase }: { color: string; base: number; swell: number; phase: number }): string {
  const points = Array.from({ length: 25 }, (_, index) => {
    const x = index * 50
    const y = base - swell * (0.6 * Math.sin(x / 210 + phase) + 0.4 * Math.sin(x / 97 + phase * 2.3))
    return `${x},${y.toFixed(1)}`
  })
  return `<polygon points="0,${HEIGHT} ${points.join(' ')} ${WIDTH},${HEIGHT}" fill="${color}"/>`
}

/** Wide at the reader's feet, narrow where it goes over the hill. */
function road({ color, shift }: { color: string; shift: number }): string {
  const end = 430 + ((shift * 173) % 330)
  const left = `M 330 675 C 470 610, ${end - 190} 590, ${end - 60} 560 S ${end - 30} 520, ${end - 6} 500`
  const right = `L ${end + 6} 500 C ${end + 40} 526, ${end + 90} 566, ${end + 30} 590 S 720 630, 690 675 Z`
  return `<path d="${left} ${right}" fill="${color}"/>`
}
