/** A finding about the Item or one of its parts, without words to point at. */
import type { Finding } from '../finding'

export function itemFinding(facts: Pick<Finding, 'code' | 'level' | 'field' | 'message'> & { blockIndex?: number | null }): Finding {
  return { blockIndex: null, from: 0, to: 0, excerpt: '', ...facts }
}
