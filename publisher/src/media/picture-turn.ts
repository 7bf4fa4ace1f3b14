/** One picture at a time in a process: libvips keeps what several threads at once have allocated. */
/** the most pixels a picture may have before it is refused as a bomb */
export const MAX_PIXELS = 100_000_000
/** Far above what any picture below MAX_PIXELS takes; past it the picture counts as one that cannot be read. */
export const MAX_SECONDS = 30

export function inTurn<T>(make: () => Promise<T>): Promise<T> {
  const made = last.then(make)
  last = made.catch(() => undefined)
  return made
}
let last: Promise<unknown> = Promise.resolve()
