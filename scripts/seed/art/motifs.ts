/** What stands in the landscape, one motif a section: doors, tools, lamps, roads. No faces, nothing that recalls a prison. */
import type { Light } from './landscape'

const AMBER = '#E0A43B'
const PAPER = '#FBF7EF'
const RUST = '#A34B12'
const LEAF = '#14594B'
const WOOD = '#8A6A45'

export type Motif = (light: Light, variant: number) => string

const lamp = (x: number, y: number) =>
  `<circle cx="${x}" cy="${y + 46}" r="120" fill="${AMBER}" opacity="0.16"/><circle cx="${x}" cy="${y + 46}" r="66" fill="${AMBER}" opacity="0.28"/>` +
  `<rect x="${x - 3}" y="${y - 40}" width="6" height="52" fill="#3A332B"/><path d="M ${x - 34} ${y + 30} L ${x - 16} ${y + 8} H ${x + 16} L ${x + 34} ${y + 30} Z" fill="#3A332B"/>` +
  `<circle cx="${x}" cy="${y + 42}" r="17" fill="#FFE9B0"/>`

/** A lamp that stands: from its foot at `ground` up and over. */
const lampPost = ({ x, y, ground }: { x: number; y: number; ground: number }) =>
  `<path d="M ${x + 56} ${ground} V ${y - 22} Q ${x + 56} ${y - 42} ${x + 34} ${y - 42} H ${x}" stroke="#3A332B" stroke-width="8" fill="none" stroke-linecap="round"/>${lamp(x, y)}`

const book: Motif = ({ ink }, variant) => {
  const x = 330 + variant * 60
  const lines = [0, 1, 2, 3, 4, 5]
    .map(
      (n) =>
        `<rect x="${x + 38}" y="${318 + n * 27}" width="${[176, 150, 168, 120, 172, 96][n]}" height="8" rx="4" fill="${ink}" opacity="0.32"/>`,
    )
    .join('')
  const right = [0, 1, 2, 3, 4]
    .map(
      (n) =>
        `<rect x="${x + 290}" y="${318 + n * 27}" width="${[160, 176, 132, 170, 110][n]}" height="8" rx="4" fill="${ink}" opacity="0.32"/>`,
    )
    .join('')
  return (
    `<path d="M ${x - 6} 284 Q ${x + 130} 250 ${x + 252} 292 Q ${x + 376} 250 ${x + 510} 284 V 530 Q ${x + 376} 496 ${x + 252} 540 Q ${x + 130} 496 ${x - 6} 530 Z" fill="${RUST}"/>` +
    `<path d="M ${x + 10} 274 Q ${x + 140} 244 ${x + 252} 284 V 522 Q ${x + 140} 484 ${x + 10} 512 Z" fill="${PAPER}"/>` +
    `<path d="M ${x + 494} 274 Q ${x + 364} 244 ${x + 252} 284 V 522 Q ${x + 364} 484 ${x + 494} 512 Z" fill="#F3E9D6"/>${lines}${right}` +
    `<path d="M ${x + 408} 262 h 34 v 92 l -17 -18 l -17 18 Z" fill="${AMBER}"/>${lampPost({ x: x + 620, y: 250, ground: 560 })}`
  )
}

const roads: Motif = ({ road }) =>
  ['M 0 640 C 260 600, 420 560, 600 470', 'M 1200 650 C 980 600, 760 560, 606 470', 'M 560 675 C 640 610, 560 560, 602 470']
    .map((d, index) => `<path d="${d}" fill="none" stroke="${road}" stroke-width="${[46, 46, 54, 22][index]}" stroke-linecap="round"/>`)
    .join('') +
  `<circle cx="602" cy="468" r="44" fill="${road}"/>${lampPost({ x: 704, y: 300, ground: 470 })}` +
  [180, 330, 900, 1040].map((x, index) => house({ x, y: 470 + (index % 2) * 40, scale: 0.55, isLit: true })).join('')

const signpost: Motif = (_light, variant) => {
  const x = 700 - variant * 40
  const board = (y: number, toRight: boolean, color: string) =>
    toRight
      ? `<path d="M ${x - 90} ${y} H ${x + 150} L ${x + 188} ${y + 31} L ${x + 150} ${y + 62} H ${x - 90} Z" fill="${color}"/>`
      : `<path d="M ${x + 90} ${y} H ${x - 150} L ${x - 188} ${y + 31} L ${x - 150} ${y + 62} H ${x + 90} Z" fill="${color}"/>`
  const stroke = (y: number, from: number, length: number) =>
    `<rect x="${x + from}" y="${y}" width="${length}" height="9" rx="4" fill="${PAPER}" opacity="0.75"/>`
  return (
    `<rect x="${x - 11}" y="200" width="22" height="390" rx="6" fill="${WOOD}"/>${board(226, variant % 2 === 0, LEAF)}${stroke(252, -60, 150)}` +
    `${board(312, variant % 2 === 1, RUST)}${stroke(338, -110, 140)}${variant > 1 ? board(398, variant % 2 === 0, '#B97F26') + stroke(424, -60, 120) : ''}` +
    grass({ x, y: 586 })
  )
}

const bubbles: Motif = ({ ink }) => {
  const bubble = (x: number, y: number, w: number, h: number, fill: string, tail: number) =>
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="34" fill="${fill}"/><path d="M ${tail} ${y + h - 4} l -8 52 l 64 -52 Z" fill="${fill}"/>`
  const dots = [0, 1, 2].map((n) => `<circle cx="${760 + n * 58}" cy="388" r="15" fill="${PAPER}"/>`).join('')
  return (
    bubble(260, 170, 400, 190, PAPER, 340) +
    [0, 1, 2]
      .map((n) => `<rect x="304" y="${214 + n * 40}" width="${[306, 260, 180][n]}" height="12" rx="6" fill="${ink}" opacity="0.3"/>`)
      .join('') +
    bubble(640, 300, 356, 176, LEAF, 850) +
    dots +
    lampPost({ x: 150, y: 300, ground: 560 })
  )
}

const tools: Motif = () => {
  const peg = (x: number) => `<circle cx="${x}" cy="226" r="9" fill="${WOOD}"/>`
  const hammer = `<rect x="322" y="250" width="20" height="230" rx="9" fill="${WOOD}"/><path d="M 272 240 H 384 q 16 0 16 22 v 18 H 272 q -18 -20 0 -40 Z" fill="#3A4A46"/>`
  const saw = `<path d="M 470 250 h 66 q 22 0 22 26 v 30 l 26 176 h -40 L 492 306 q -22 0 -22 -20 Z" fill="#B9C4BC"/><path d="M 462 236 h 92 q 20 0 20 34 v 44 h -112 Z M 492 262 v 26 h 50 v -26 Z" fill="${RUST}" fill-rule="evenodd"/>`
  const ruler = `<path d="M 660 240 h 46 v 190 h 118 v 46 H 660 Z" fill="${AMBER}"/>${[0, 1, 2, 3, 4].map((n) => `<rect x="660" y="${270 + n * 34}" width="20" height="5" fill="#5B4300"/>`).join('')}`
  const brush = `<rect x="886" y="240" width="18" height="130" rx="8" fill="${LEAF}"/><path d="M 862 364 h 66 v 36 h -66 Z" fill="#3A4A46"/><path d="M 866 400 h 58 l -8 84 h -42 Z" fill="#F3E6CC"/>`
  return `<rect x="210" y="176" width="790" height="350" rx="18" fill="#F3E6CC"/><rect x="210" y="176" width="790" height="26" rx="13" fill="${WOOD}"/>${[332, 512, 683, 895].map(peg).join('')}${hammer}${saw}${ruler}${brush}`
}

const workshop: Motif = (_light, variant) =>
  house({ x: 560 + variant * 30, y: 500, scale: 1.9, isLit: true }) +
  house({ x: 300 - variant * 20, y: 520, scale: 0.9, isLit: variant !== 1 }) +
  [0, 1, 2, 3]
    .map(
      (n) => `<rect x="${820 + n * 8}" y="${540 - n * 20}" width="${190 - n * 16}" height="16" rx="5" fill="${n % 2 ? WOOD : '#A98355'}"/>`,
    )
    .join('') +
  tree(1060, 520) +
  tree(130, 540)

const door: Motif = (_light, variant) => {
  const x = variant % 2 === 0 ? 700 : 430
  return (
    `<path d="M ${x - 20} 516 L ${x + 150} 516 L ${x + 330} 675 L ${x - 250} 675 Z" fill="${AMBER}" opacity="0.34"/>` +
    `<path d="M ${x - 170} 240 L ${x + 65} 130 L ${x + 300} 240 V 520 H ${x - 170} Z" fill="#EADBC0"/><path d="M ${x - 204} 250 L ${x + 65} 112 L ${x + 334} 250 l -18 26 L ${x + 65} 150 L ${x - 186} 276 Z" fill="${RUST}"/>` +
    `<rect x="${x - 20}" y="290" width="170" height="230" fill="#FFE6A8"/><path d="M ${x - 20} 290 L ${x - 104} 316 V 552 L ${x - 20} 520 Z" fill="${LEAF}"/><circle cx="${x - 88}" cy="428" r="7" fill="${AMBER}"/>` +
    lamp(x + 212, 280) +
    grass({ x: x - 210, y: 520 })
  )
}

const lighthouse: Motif = (_light, variant) => {
  const x = 330 + variant * 130
  return (
    `<path d="M ${x} 196 L 1200 ${70 + variant * 30} V ${300 + variant * 24} Z" fill="#FFE9B0" opacity="0.5"/><path d="M ${x} 196 L 0 120 V 290 Z" fill="#FFE9B0" opacity="0.32"/>` +
    `<path d="M ${x - 46} 240 H ${x + 46} L ${x + 74} 560 H ${x - 74} Z" fill="${PAPER}"/><path d="M ${x - 54} 330 H ${x + 54} L ${x + 61} 410 H ${x - 61} Z" fill="${RUST}"/><path d="M ${x - 67} 480 H ${x + 67} L ${x + 74} 560 H ${x - 74} Z" fill="${RUST}"/>` +
    `<rect x="${x - 60}" y="226" width="120" height="18" rx="6" fill="#3A332B"/><rect x="${x - 34}" y="168" width="68" height="58" fill="#FFE9B0"/><path d="M ${x - 46} 170 Q ${x} 110 ${x + 46} 170 Z" fill="#3A332B"/>` +
    [0, 1, 2]
      .map(
        (n) => `<rect x="${520 + n * 170}" y="${430 + n * 44}" width="${420 - n * 60}" height="20" rx="10" fill="${PAPER}" opacity="0.4"/>`,
      )
      .join('')
  )
}

const openWindow: Motif = () =>
  `<path fill-rule="evenodd" d="M 0 0 H 1200 V 675 H 0 Z M 330 110 V 520 H 870 V 110 Z" fill="#EFE2C8"/><rect x="310" y="90" width="580" height="22" rx="6" fill="${WOOD}"/><rect x="290" y="516" width="620" height="30" rx="8" fill="${WOOD}"/>` +
  `<path d="M 330 110 L 196 146 V 556 L 330 520 Z" fill="${LEAF}"/><path d="M 870 110 L 1004 146 V 556 L 870 520 Z" fill="${LEAF}"/>` +
  `<path d="M 760 516 q -8 -70 -44 -96 M 762 516 q 4 -84 40 -112 M 760 516 q 0 -60 -2 -120" stroke="${LEAF}" stroke-width="9" fill="none" stroke-linecap="round"/><circle cx="714" cy="414" r="20" fill="${AMBER}"/><circle cx="804" cy="400" r="20" fill="${RUST}"/><circle cx="758" cy="388" r="20" fill="${PAPER}"/><path d="M 716 470 h 88 l -12 58 h -64 Z" fill="${RUST}"/>`

const roundTable: Motif = () => {
  const cup = (x: number, y: number) =>
    `<ellipse cx="${x}" cy="${y + 44}" rx="58" ry="13" fill="#D9C7A5"/><path d="M ${x - 38} ${y} H ${x + 38} Q ${x + 34} ${y + 46} ${x} ${y + 46} Q ${x - 34} ${y + 46} ${x - 38} ${y} Z" fill="${PAPER}"/><path d="M ${x + 36} ${y + 8} q 28 4 0 26" stroke="${PAPER}" stroke-width="8" fill="none"/>` +
    `<path d="M ${x - 10} ${y - 16} q -12 -20 0 -38 M ${x + 12} ${y - 16} q -12 -20 0 -38" stroke="${PAPER}" stroke-width="5" fill="none" opacity="0.7" stroke-linecap="round"/>`
  return (
    `<ellipse cx="600" cy="486" rx="420" ry="112" fill="${WOOD}"/><ellipse cx="600" cy="470" rx="420" ry="108" fill="#B58A58"/>` +
    cup(360, 420) +
    cup(840, 420) +
    cup(520, 486) +
    cup(720, 486) +
    `<path d="M 552 404 q 0 -54 48 -54 t 48 54 q 0 34 -48 34 t -48 -34 Z" fill="${LEAF}"/><rect x="588" y="334" width="24" height="18" rx="7" fill="${LEAF}"/><path d="M 646 392 q 40 -6 46 -34" stroke="${LEAF}" stroke-width="13" fill="none" stroke-linecap="round"/>` +
    lamp(600, 120)
  )
}

const van: Motif = () =>
  `<path d="M 0 560 Q 600 500 1200 570 V 640 Q 600 570 0 632 Z" fill="#F3E6CC"/>` +
  `<path d="M 430 380 h 250 q 14 0 14 14 v 150 H 416 V 394 q 0 -14 14 -14 Z" fill="${PAPER}"/><path d="M 694 424 h 74 q 12 0 22 14 l 36 52 q 6 8 6 18 v 36 H 694 Z" fill="${LEAF}"/><path d="M 712 442 h 52 l 34 50 h -86 Z" fill="#CFE5DC"/>` +
  `<rect x="416" y="470" width="278" height="22" fill="${AMBER}"/><circle cx="500" cy="548" r="36" fill="#2A2622"/><circle cx="500" cy="548" r="15" fill="#D9C7A5"/><circle cx="760" cy="548" r="36" fill="#2A2622"/><circle cx="760" cy="548" r="15" fill="#D9C7A5"/>` +
  `<path d="M 470 380 l 70 -62 l 70 62 Z" fill="${RUST}"/>${tree(180, 520)}${tree(1010, 520)}`

const orchard: Motif = () => {
  const rows = [0, 1, 2].flatMap((row) =>
    Array.from({ length: 7 - row }, (_, column) => {
      const size = 0.62 + row * 0.26
      return plant({ x: 90 + row * 70 + column * (175 + row * 34), y: 456 + row * 82, size })
    }),
  )
  return `${house({ x: 940, y: 400, scale: 0.7, isLit: true })}${rows.join('')}`
}

/** By the section's slug. */
export const MOTIFS: Readonly<Record<string, { draw: Motif; hasRoad: boolean }>> = {
  'chinh-sach-phap-luat': { draw: book, hasRoad: false },
  'trach-nhiem-phoi-hop': { draw: roads, hasRoad: false },
  'tu-van-huong-dan': { draw: signpost, hasRoad: true },
  'hoi-dap': { draw: bubbles, hasRoad: false },
  'cam-hoa-giao-duc': { draw: tools, hasRoad: false },
  'mo-hinh-dien-hinh': { draw: workshop, hasRoad: true },
  'tu-bach': { draw: door, hasRoad: false },
  'canh-bao-thu-doan': { draw: lighthouse, hasRoad: false },
  'thong-tin-chinh-thong': { draw: openWindow, hasRoad: true },
  'toa-dam-chia-se': { draw: roundTable, hasRoad: false },
  'hoat-dong': { draw: van, hasRoad: false },
  'dia-phuong': { draw: orchard, hasRoad: false },
}

function house({ x, y, scale, isLit }: { x: number; y: number; scale: number; isLit: boolean }): string {
  const light = isLit ? '#FFE6A8' : '#CFE5DC'
  return (
    `<g transform="translate(${x} ${y}) scale(${scale})"><rect x="-70" y="-80" width="140" height="110" fill="#F3E6CC"/><path d="M -92 -76 L 0 -146 L 92 -76 Z" fill="${RUST}"/>` +
    `<rect x="-18" y="-32" width="36" height="62" fill="${LEAF}"/><rect x="-56" y="-52" width="28" height="28" fill="${light}"/><rect x="30" y="-52" width="28" height="28" fill="${light}"/></g>`
  )
}

function tree(x: number, y: number): string {
  return `<rect x="${x - 7}" y="${y - 70}" width="14" height="80" fill="${WOOD}"/><circle cx="${x}" cy="${y - 104}" r="58" fill="#2F7A66"/><circle cx="${x + 34}" cy="${y - 78}" r="40" fill="#3F8D78"/>`
}

function grass({ x, y }: { x: number; y: number }): string {
  return [-60, -34, 30, 58]
    .map((dx) => `<path d="M ${x + dx} ${y + 12} q -10 -30 -22 -38 q 20 4 26 30 q 4 -30 18 -42 q -4 26 -10 50 Z" fill="#5FA08A"/>`)
    .join('')
}

function plant({ x, y, size }: { x: number; y: number; size: number }): string {
  const leaves = [-38, -16, 8, 30].map(
    (dx) => `<path d="M 0 0 Q ${dx} -52 ${dx * 1.7} -22" stroke="#2F7A66" stroke-width="9" fill="none" stroke-linecap="round"/>`,
  )
  return `<g transform="translate(${x} ${y}) scale(${size})"><rect x="-5" y="-8" width="10" height="54" fill="${WOOD}"/>${leaves.join('')}<circle cx="-30" cy="-14" r="11" fill="#B5335A"/><circle cx="34" cy="-20" r="11" fill="#B5335A"/></g>`
}
