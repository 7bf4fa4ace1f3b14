import { aDraft } from '../../tests/a-draft'
import type { Draft } from './draft'
import { problemsOf } from './requirements'

const stored = { sha256: 'a'.repeat(64), size: 120 }
const file = { name: 'bia.jpg', hash: 'bia_1', ext: '.jpg', mime: 'image/jpeg', alternativeText: 'Con đường', provider_metadata: stored }

test('a complete article has no problem', () => {
  expect(problemsOf(aDraft({ cover: file }))).toEqual([])
})

test.each<[string, Partial<Draft>]>([
  ['title', { title: null }],
  ['slug', { slug: null }],
  ['section', { section: null }],
  ['summary', { summary: null }],
  ['body', { body: [{ type: 'paragraph', children: [{ type: 'text', text: '  ' }] }] }],
  ['cover', { cover: { ...file, alternativeText: ' ' } }],
  ['media', { cover: { ...file, provider_metadata: null } }],
  [
    'media',
    {
      body: [
        { type: 'paragraph', children: [{ type: 'text', text: 'Chữ' }] },
        { type: 'image', image: { hash: 'lost' } },
      ],
    },
  ],
  ['film', { type: 'video', film: null }],
  ['corrections', { corrections: [{ at: null, wrong: 'sai', right: 'đúng' }] }],
])('names the field %s', (field, changed) => {
  const problems = problemsOf(aDraft(changed))
  expect(problems.map((problem) => problem.field)).toEqual([field])
  expect(problems[0]?.level).toBe('error')
})

test('a question needs an answer but no summary, and a video no text', () => {
  expect(problemsOf(aDraft({ type: 'faq', summary: null }))).toEqual([])
  expect(problemsOf(aDraft({ type: 'video', film: { ...file, mime: 'video/mp4' }, body: [] }))).toEqual([])
})
