import { countOf, hasAngles } from './limits'

describe('a counter', () => {
  test('counts YouTube descriptions in bytes: a Vietnamese letter is up to three', () => {
    expect(countOf({ field: 'youtube.description', text: 'đường về' })).toMatchObject({ used: 14, unit: 'bytes', level: 'fine' })
    expect(countOf({ field: 'youtube.description', text: 'ế'.repeat(1_667) })).toMatchObject({ used: 5_001, level: 'over' })
    expect(countOf({ field: 'youtube.description', text: 'e'.repeat(1_667) })).toMatchObject({ used: 1_667, level: 'fine' })
  })

  test('counts what the channel adds below, and warns before the limit is passed', () => {
    const tail = '\n\nMã: CDHT-1A2B3C4D5E'
    const bytes = new TextEncoder().encode(tail).length
    expect(countOf({ field: 'youtube.description', text: 'a'.repeat(5_000 - bytes), tail })).toMatchObject({ used: 5_000, level: 'near' })
    expect(countOf({ field: 'youtube.description', text: 'a'.repeat(5_001 - bytes), tail })).toMatchObject({ level: 'over' })
  })

  test('counts composed letters once, however they were typed', () => {
    const text = 'ế'.repeat(100).normalize('NFD')
    expect(countOf({ field: 'youtube.title', text })).toMatchObject({ used: 100, max: 100, level: 'near' })
    expect(countOf({ field: 'youtube.title', text: `${text}a` })).toMatchObject({ used: 101, level: 'over' })
  })

  test('counts characters on Facebook, an emoji as one', () => {
    expect(countOf({ field: 'facebook.message', text: '🌱ắ' })).toMatchObject({ used: 2, max: 63_206, unit: 'characters' })
  })

  test('counts a comment like a post, and keywords as YouTube lists them', () => {
    expect(countOf({ field: 'facebook.firstComment', text: '🌱'.repeat(8_001) })).toMatchObject({ used: 8_001, level: 'over' })
    expect(countOf({ field: 'youtube.tags', text: 'hướng thiện, việc làm, Việc làm' })).toMatchObject({ used: 24, max: 500, level: 'fine' })
    expect(countOf({ field: 'youtube.tags', text: `${'a'.repeat(499)}, b` })).toMatchObject({ used: 501, level: 'over' })
  })

  test('knows what YouTube refuses', () => {
    expect(hasAngles({ field: 'youtube.title', text: 'a < b' })).toBe(true)
    expect(hasAngles({ field: 'facebook.message', text: 'a < b' })).toBe(false)
  })
})
