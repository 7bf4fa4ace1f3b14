/** The board's sample content is clean: whatever is found in it is a false alarm. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ITEM_TYPES } from '@hl/config/words'
import { checklistOf } from './checklist'
import type { DraftView } from './draft-view'
import { findings } from './findings'
import { aView, paragraph } from './testing/a-view'

const samples = z
  .array(z.object({ kind: z.enum(ITEM_TYPES), title: z.string(), summary: z.string(), body: z.string(), section: z.string() }))
  .parse(JSON.parse(readFileSync(join(__dirname, '../../../scripts/seed/sample-content.vi.json'), 'utf8')))

function viewOf(sample: (typeof samples)[number]): DraftView {
  const body = sample.body.split('\n\n').map(paragraph)
  return aView({ type: sample.kind, title: sample.title, summary: sample.summary, body, sectionSlug: sample.section, isIllustrative: true })
}

test('thirty sample items give no finding at all', () => {
  expect(samples).toHaveLength(30)
  expect(samples.flatMap((sample) => findings(viewOf(sample)).map(({ code, excerpt }) => `${sample.title}: ${code} ${excerpt}`))).toEqual(
    [],
  )
})

test('all but the invented testimonies are signed with the one line', () => {
  const lists = samples.map((sample) => ({ section: sample.section, ids: checklistOf(viewOf(sample), []).map(({ id }) => id) }))
  expect(lists.filter(({ ids }) => ids.length > 1)).toEqual([
    { section: 'tu-bach', ids: ['illustrative', 'read'] },
    { section: 'tu-bach', ids: ['illustrative', 'read'] },
  ])
})
