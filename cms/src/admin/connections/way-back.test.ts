import { cameBackIn } from './way-back'

const BACK = { code: '4/0AbC-d', state: 'xyz' }

test('what came back is found in a fragment, and in an address somebody copied', () => {
  expect(cameBackIn('#code=4%2F0AbC-d&state=xyz')).toEqual(BACK)
  expect(cameBackIn('https://quantri.example/connections/youtube/callback?state=xyz&code=4/0AbC-d&scope=a%20b')).toEqual(BACK)
})

test('Facebook’s own fragment behind the query does no harm', () => {
  expect(cameBackIn('http://127.0.0.1:1337/connections/facebook/callback?code=4/0AbC-d&state=xyz#_=_')).toEqual(BACK)
})

test('a no is told apart from nothing', () => {
  expect(cameBackIn('#error=access_denied&state=xyz')).toBe('denied')
  expect(['', '#', 'https://quantri.example/', '#code=1', 'xin chào'].map(cameBackIn)).toEqual([null, null, null, null, null])
})
