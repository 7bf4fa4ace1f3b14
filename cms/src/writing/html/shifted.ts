/** Blocks know no raised or lowered text; Unicode has letters for most of what people write so: m², CO₂, 10⁻³. */
import { allText, styleOf, type HtmlElement } from './nodes'

const PLAIN = '0123456789+-=()n'
const RAISED = lettersFor('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ')
const LOWERED = lettersFor('₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ')

/** null for text that stands on the line, and for what has no such letters: it is shown on the line then */
export function shiftedText(element: HtmlElement): string | null {
  const letters = lettersOf(element)
  const written = allText(element.children).replace(/[−–]/g, '-').trim()
  if (letters === null || written === '') return null
  const shifted = [...written].map((letter) => letters.get(letter))
  return shifted.includes(undefined) ? null : shifted.join('')
}

function lettersOf(element: HtmlElement): ReadonlyMap<string, string> | null {
  const align = styleOf(element).get('vertical-align')
  if (element.name === 'sup' || align === 'super') return RAISED
  return element.name === 'sub' || align === 'sub' ? LOWERED : null
}

function lettersFor(shifted: string): ReadonlyMap<string, string> {
  return new Map([...PLAIN].map((letter, index) => [letter, shifted[index] ?? letter]))
}
