import { FACEBOOK_FORMATS } from '@hl/config/release'
import { closedBecause, FORMATS, reelFault, usualFormat, type Standing } from './formats'

const bare: Standing = { hasPage: true, pictures: 0, film: null }
const upright = { width: 1080, height: 1920, seconds: 30 }

test('every format a Release knows is offered', () => {
  expect([...FORMATS].sort()).toEqual([...FACEBOOK_FORMATS].sort())
  expect([usualFormat({ isVideo: true }), usualFormat({ isVideo: false })]).toEqual(['video', 'link'])
})

test('what the Item lacks closes a format, and says so', () => {
  const open = (changed: Partial<Standing>) => FORMATS.filter((format) => closedBecause({ ...bare, ...changed, format }) === null)
  expect(open({})).toEqual(['link'])
  expect(open({ hasPage: false, pictures: 1 })).toEqual(['photos'])
  expect(open({ film: 'unseen' })).toEqual(['link', 'video', 'reel'])
  expect(open({ film: upright, pictures: 3 })).toEqual(['link', 'photos', 'video', 'reel'])
  expect(closedBecause({ ...bare, format: 'photos' })).toContain('chưa có ảnh')
})

test.each([
  ['lying', { ...upright, width: 1280, height: 720 }, 'không phải phim dọc (1280×720)'],
  ['square', { ...upright, width: 1080, height: 1080 }, 'không phải phim dọc'],
  ['narrower than 9:16', { ...upright, width: 1080, height: 2340 }, '1080×2340 không phải 9:16'],
  ['too small', { ...upright, width: 360, height: 640 }, 'ít nhất 540×960'],
  ['too long', { ...upright, seconds: 91 }, 'từ 3 đến 90 giây'],
  ['too short', { ...upright, seconds: 2.4 }, 'dài 2 giây'],
])('a film %s is no Reel', (_what, film, why) => {
  expect(reelFault(film)).toContain(why)
})

test('a film upright and short enough is, and so is one nobody could measure', () => {
  expect(reelFault(upright)).toBeNull()
  expect(reelFault({ ...upright, width: 608, height: 1080 })).toBeNull()
  expect(reelFault({ width: null, height: null, seconds: null })).toBeNull()
})
