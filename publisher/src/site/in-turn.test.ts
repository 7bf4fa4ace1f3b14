import { expect, it } from '@jest/globals'
import type { Queryable } from '../database'
import { inTurn } from './in-turn'

/** A connection that answers when it is told to. */
function slowConnection() {
  const sent: { text: string; answer: () => void; fail: () => void }[] = []
  const db: Queryable = {
    query: (text) =>
      new Promise((resolve, reject) => {
        sent.push({ text: String(text), answer: () => resolve({ rows: [], rowCount: 0 }), fail: () => reject(new Error('lost')) })
      }),
  }
  return { db, sent }
}

it('one question at a time, the next before anybody works with the answer', async () => {
  const { db, sent } = slowConnection()
  const turns = inTurn(db)
  const sentWhenAnswered: number[] = []
  const asked = ['a', 'b', 'c'].map((text) => turns.query(text).then(() => sentWhenAnswered.push(sent.length)))
  expect(sent.map(({ text }) => text)).toEqual(['a'])
  sent[0]?.answer()
  await asked[0]
  sent[1]?.answer()
  await asked[1]
  expect(sentWhenAnswered).toEqual([2, 3])
  sent[2]?.answer()
  await turns.idle()
  expect(sentWhenAnswered).toEqual([2, 3, 3])
})

it('after a question that failed the others have their turn, and none is under way when it is idle', async () => {
  const { db, sent } = slowConnection()
  const turns = inTurn(db)
  const first = turns.query('a').catch((error: Error) => error.message)
  const second = turns.query('b')
  let isIdle = false
  const idle = turns.idle().then(() => (isIdle = true))
  sent[0]?.fail()
  expect(await first).toBe('lost')
  expect(isIdle).toBe(false)
  sent[1]?.answer()
  await second
  await idle
  expect(isIdle).toBe(true)
})
