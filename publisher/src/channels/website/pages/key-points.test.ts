import { expect, it } from '@jest/globals'
import type { Block } from '@hl/config/release'
import { paragraph } from '../../../release/example-release'
import { keyPointsOf } from './key-points'

const heading = (text: string): Block => ({ type: 'heading', level: 2, children: [{ type: 'text', text }] })
const list: Block = {
  type: 'list',
  format: 'unordered',
  children: [{ type: 'list-item', children: [{ type: 'text', text: 'Mang theo căn cước.' }] }],
}

it('takes the list under “Cần nhớ” out of the text, however the words are written', () => {
  for (const words of ['Cần nhớ', 'CẦN NHỚ:', ' cần nhớ ']) {
    expect(keyPointsOf([paragraph('a'), heading(words), list, paragraph('b')])).toEqual({
      points: list,
      rest: [paragraph('a'), paragraph('b')],
    })
  }
})

it('leaves a text alone that has no such heading, or no list under it', () => {
  for (const body of [
    [paragraph('a'), list],
    [heading('Cần nhớ'), paragraph('a'), list],
    [heading('Cần nhớ')],
    [heading('Hồ sơ'), list],
    [],
  ]) {
    expect(keyPointsOf(body)).toEqual({ points: null, rest: body })
  }
})
