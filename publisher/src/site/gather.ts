/** Many who ask one after the other for like things: what is asked before anybody waits is one question to the database. */

/** @param read answers in the order of what was asked */
export function gather<Ask, Answer>(read: (asks: readonly Ask[]) => Promise<readonly Answer[]>): (ask: Ask) => Promise<Answer> {
  let open: { asks: Ask[]; answers: Promise<readonly Answer[]> } | null = null
  const begin = () => {
    const asks: Ask[] = []
    const answers = everyoneHasAsked().then(() => {
      open = null
      return read(asks)
    })
    return { asks, answers }
  }
  return async (ask) => {
    open ??= begin()
    const place = open.asks.push(ask) - 1
    const answers = await open.answers
    const answer = answers[place]
    if (answer === undefined) throw new Error(`${answers.length} answers to what was asked ${place + 1} times`)
    return answer
  }
}

/** The same is asked once. */
export function once<A extends unknown[], T>(read: (...args: A) => Promise<T>): (...args: A) => Promise<T> {
  const answers = new Map<string, Promise<T>>()
  return (...args) => {
    const asked = JSON.stringify(args)
    const answer = answers.get(asked) ?? read(...args)
    answers.set(asked, answer)
    return answer
  }
}

/** Behind all that goes on without waiting for anything outside. */
function everyoneHasAsked(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve))
}
