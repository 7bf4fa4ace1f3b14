import { expect, it } from '@jest/globals'
import { gather, once } from './gather'

it('what many ask before anybody is answered is one question, and everyone gets the own answer', async () => {
  const questions: number[][] = []
  const double = gather((asks: readonly number[]) => {
    questions.push([...asks])
    return Promise.resolve(asks.map((ask) => ask * 2))
  })
  const asker = async (ask: number, stepsBefore: number) => {
    for (let step = 0; step < stepsBefore; step++) await Promise.resolve()
    return double(ask)
  }
  expect(await Promise.all([asker(1, 0), asker(2, 3), asker(3, 1)])).toEqual([2, 4, 6])
  expect(await double(4)).toBe(8)
  expect(questions).toEqual([[1, 3, 2], [4]])
})

it('a question that fails fails for all who asked it, and for nobody after them', async () => {
  let isBroken = true
  const read = gather((asks: readonly string[]) => (isBroken ? Promise.reject(new Error('away')) : Promise.resolve(asks)))
  const both = await Promise.allSettled([read('a'), read('b')])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  isBroken = false
  expect(await read('c')).toBe('c')
})

it('the same is asked once', async () => {
  let reads = 0
  const read = once((of: { list: string }) => Promise.resolve(`${of.list}${(reads += 1)}`))
  expect(await Promise.all([read({ list: 'a' }), read({ list: 'b' }), read({ list: 'a' })])).toEqual(['a1', 'b2', 'a1'])
})
