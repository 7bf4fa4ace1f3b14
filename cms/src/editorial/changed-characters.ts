/**
 * How many characters turn one text into another: those taken out plus those put in, by the shortest script (Myers, "An O(ND)
 * Difference Algorithm", 1986). The work grows with the difference, not with the text.
 * @returns null when there are more than `most`
 */
export function changedCharacters(input: { before: string; after: string; most: number }): number | null {
  const before = [...input.before.normalize('NFC')]
  const after = [...input.after.normalize('NFC')]
  /** furthest position in `before` on each diagonal, so far */
  const furthest = new Map<number, number>([[1, 0]])
  for (let changes = 0; changes <= input.most; changes += 1) {
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      const down = furthest.get(diagonal + 1) ?? -1
      const right = (furthest.get(diagonal - 1) ?? -1) + 1
      let at = diagonal === -changes || (diagonal !== changes && right <= down) ? down : right
      while (at < before.length && at - diagonal < after.length && before[at] === after[at - diagonal]) at += 1
      if (at >= before.length && at - diagonal >= after.length) return changes
      furthest.set(diagonal, at)
    }
  }
  return null
}
