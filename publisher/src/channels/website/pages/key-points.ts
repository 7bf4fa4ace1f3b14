/**
 * "Cần nhớ": what a reader should take away. Editors write it as a heading of these words with a list under it, anywhere in
 * the text; on the page it is a box before the text.
 */
import { type Block, type List, plainText } from '@hl/config/release'

const WORDS = 'cần nhớ'

export function keyPointsOf(body: readonly Block[]): { points: List | null; rest: readonly Block[] } {
  const at = body.findIndex((block, index) => isHeading(block) && body[index + 1]?.type === 'list')
  const points = body[at + 1]
  if (at < 0 || points?.type !== 'list') return { points: null, rest: body }
  return { points, rest: [...body.slice(0, at), ...body.slice(at + 2)] }
}

function isHeading(block: Block): boolean {
  return block.type === 'heading' && plainText([block]).trim().replace(/:$/, '').toLocaleLowerCase('vi') === WORDS
}
