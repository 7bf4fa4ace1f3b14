import { facebookPlatform } from './testing/matrix/facebook'
import { playMatrix } from './testing/matrix/run'

test('what goes wrong at any call to Facebook doubles nothing, loses nothing, and ends in the state its row names', async () => {
  expect(await playMatrix(facebookPlatform())).toEqual([])
}, 1_800_000)
