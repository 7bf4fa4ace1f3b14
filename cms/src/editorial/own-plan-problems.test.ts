import { aDraft, aPlan } from '../../tests/a-draft'
import { ownPlanProblems } from './own-plan-problems'

const stored = { sha256: 'a'.repeat(64), size: 120 }
const film = { name: 'phim.mp4', hash: 'phim_1', ext: '.mp4', mime: 'video/mp4', provider_metadata: stored }
const cover = { ...film, name: 'bia.jpg', hash: 'bia_1', ext: '.jpg', mime: 'image/jpeg', alternativeText: 'Con đường' }
const said = (draft: Parameters<typeof aDraft>[0]) => ownPlanProblems(aDraft(draft)).map(({ field, level }) => `${field} ${level}`)

test('a comment and keywords that are too long, or that YouTube refuses, stand in the way', () => {
  const plan = aPlan({ facebook: { firstComment: 'ă'.repeat(8_001) }, youtube: { tags: `<b>, ${'ă'.repeat(600)}` } })
  expect(said({ plan, clip: film })).toEqual(['plan.facebook.firstComment error', 'plan.youtube.tags error', 'plan.youtube.tags error'])
  expect(ownPlanProblems(aDraft({ plan, clip: film })).map(({ channel }) => channel)).toEqual(['facebook', 'youtube', 'youtube'])
})

test('nothing is said of a channel the Item does not go to', () => {
  const plan = aPlan({ facebook: { enabled: false, firstComment: 'ă'.repeat(8_001), format: 'photos' }, youtube: { tags: '<b>' } })
  expect(said({ plan })).toEqual([])
})

test('a form the Item cannot have stands in the way until it has what the form shows', () => {
  const plan = aPlan({ facebook: { format: 'photos' } })
  expect(said({ plan })).toEqual(['plan.facebook.format error'])
  expect(said({ plan, cover })).toEqual([])
  expect(said({ plan: aPlan({ facebook: { format: 'reel' } }) })).toEqual(['plan.facebook.format error'])
  expect(said({ plan: aPlan({ facebook: { format: 'reel' } }), clip: film })).toEqual([])
  expect(said({ type: 'video', film, plan: aPlan({ website: { enabled: false }, facebook: { format: 'link' } }) })).toEqual([
    'plan.facebook.format error',
  ])
})
