/** For many who ask one connection at a time: it answers one question at once, and never waits for what is done with an answer. */
import type { Queryable } from '../database'

export interface InTurn extends Queryable {
  /** Nothing is under way or waiting any more. */
  idle(): Promise<void>
}

export function inTurn(db: Queryable): InTurn {
  const waiting: (() => void)[] = []
  let isBusy = false
  let last: Promise<unknown> = Promise.resolve()
  const next = () => {
    const send = waiting.shift()
    isBusy = send !== undefined
    send?.()
  }
  return {
    query(text, values) {
      const answer = new Promise<Awaited<ReturnType<typeof db.query<never>>>>((resolve, reject) => {
        // first the next question, then the answer: pages are rendered while the database works
        const send = () => db.query<never>(text, values).finally(next).then(resolve, reject)
        waiting.push(() => void send())
        if (!isBusy) next()
      })
      last = answer.catch(() => undefined)
      return answer
    },
    async idle() {
      for (let seen; seen !== last;) await (seen = last)
    },
  }
}
