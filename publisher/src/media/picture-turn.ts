/**
 * Two lanes, one picture in each, in the whole process: libvips keeps what several threads at once have allocated. What a
 * publish waits for goes ahead; what can wait begins only when nobody is in that lane.
 */
import sharp from 'sharp'

// each picture is made once, so there is nothing to remember
sharp.cache(false)
sharp.concurrency(1)

/** the most pixels a picture may have before it is refused as a bomb */
export const MAX_PIXELS = 100_000_000
/** Far above what any picture below MAX_PIXELS takes; past it the picture counts as one that cannot be read. */
export const MAX_SECONDS = 30

export function inTurn<T>(make: () => Promise<T>): Promise<T> {
  waiting += 1
  const made = last.then(make).finally(() => (waiting -= 1))
  last = made.catch(() => undefined)
  return made
}
let last: Promise<unknown> = Promise.resolve()
let waiting = 0

export function whenQuiet<T>(make: () => Promise<T>): Promise<T> {
  const made = lastQuiet.then(async () => {
    while (waiting > 0) await last
    return make()
  })
  lastQuiet = made.catch(() => undefined)
  return made
}
let lastQuiet: Promise<unknown> = Promise.resolve()
