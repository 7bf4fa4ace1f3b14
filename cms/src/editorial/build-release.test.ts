import { releaseHash, type Release } from '@hl/config/release'
import { aDraft, aPlan } from '../../tests/a-draft'
import { buildRelease } from './build-release'
import type { Draft } from './draft'

const stored = { sha256: 'a'.repeat(64), size: 120 }
const photo = {
  name: 'bia.jpg',
  hash: 'bia_1',
  ext: '.jpg',
  mime: 'image/png',
  width: 4,
  height: 3,
  alternativeText: ' Con đường ',
  caption: '',
}

test('the same draft gives the same hash, in whichever Unicode form it was typed', () => {
  const hash = releaseHash(release(aDraft()))
  expect(releaseHash(release(aDraft()))).toBe(hash)
  expect(releaseHash(release(aDraft({ title: 'Đường về'.normalize('NFD') })))).toBe(hash)
  expect(releaseHash(release(aDraft({ title: 'Đường đi' })))).not.toBe(hash)
})

test('an Item that never moved keeps the hash it had before Releases knew of former addresses', () => {
  expect(releaseHash(release(aDraft()))).toBe('e6fe1b3bdeee6334f87bf56fff1007c6406b97d95b6bbdd63e4ef7cf6c825dc6')
  expect(release(aDraft())).not.toHaveProperty('formerSlugs')
  expect(release(aDraft({ formerSlugs: ['dia-chi-cu'] })).formerSlugs).toEqual(['dia-chi-cu'])
})

test('an Item whose plan was left as it is keeps the hash it had before a plan had choices', () => {
  expect(releaseHash(release(aDraft({ plan: aPlan({}) })))).toBe('e6fe1b3bdeee6334f87bf56fff1007c6406b97d95b6bbdd63e4ef7cf6c825dc6')
  expect(releaseHash(release(aDraft({ plan: aPlan({ facebook: { format: 'photos' } }) })))).not.toBe(releaseHash(release(aDraft())))
})

test('the stage is no part of what is approved', () => {
  const { state } = aDraft()
  expect(releaseHash(release(aDraft({ state: { ...state, stage: 'approved' } })))).toBe(releaseHash(release(aDraft())))
})

test('the public date is the last change, or the embargo when that is later', () => {
  const plan = (notBefore: string | null, enabled = true) => ({ website: { enabled, notBefore } })
  expect(release(aDraft()).publishedAt).toBe('2026-11-24T02:00:00.000Z')
  expect(release(aDraft({ plan: plan('2026-12-01T00:00:00.000Z') })).publishedAt).toBe('2026-12-01T00:00:00.000Z')
  expect(release(aDraft({ plan: plan('2026-01-01T00:00:00.000Z') })).publishedAt).toBe('2026-11-24T02:00:00.000Z')
  expect(release(aDraft({ plan: plan('2026-12-01T00:00:00.000Z', false) })).publishedAt).toBe('2026-11-24T02:00:00.000Z')
})

test('the public date of the first approval stays through later changes', () => {
  const later = { publicSince: '2026-11-20T00:00:00.000Z', updatedAt: new Date('2026-11-30T00:00:00.000Z') }
  expect(release(aDraft(later)).publishedAt).toBe('2026-11-20T00:00:00.000Z')
})

test('a channel nobody decided on gets the item, with generated texts', () => {
  const everywhere = { enabled: true, notBefore: null }
  expect(release(aDraft()).plan).toEqual({
    website: everywhere,
    facebook: { ...everywhere, message: null },
    youtube: { ...everywhere, title: null, description: null },
  })
})

test('a replaced picture carries the type of its new bytes, not its old extension', () => {
  expect(release(aDraft({ cover: { ...photo, provider_metadata: stored } })).cover).toEqual({
    ...stored,
    mime: 'image/png',
    ext: '.png',
    name: 'bia.jpg',
    width: 4,
    height: 3,
    alt: 'Con đường',
    caption: null,
  })
})

test('the film of a video and the clip of an article are the same thing to the channels', () => {
  const film = { ...photo, name: 'phim.mp4', mime: 'video/mp4', provider_metadata: stored }
  expect(release(aDraft({ clip: film })).video?.ext).toBe('.mp4')
  expect(release(aDraft({ type: 'video', film })).video?.sha256).toBe(stored.sha256)
})

test('a draft that lacks what a Release must have gives none', () => {
  expect(buildRelease(aDraft({ section: null }))).toBeNull()
  expect(buildRelease(aDraft({ slug: null }))).toBeNull()
})

function release(draft: Draft): Release {
  const built = buildRelease(draft)
  if (built === null) throw new Error('The draft gave no Release')
  return built
}
