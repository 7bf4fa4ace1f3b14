import { youtubePlatform } from './testing/matrix/youtube'
import { playMatrix } from './testing/matrix/run'

test('what goes wrong at any call to YouTube doubles nothing, loses nothing, and ends in the state its row names', async () => {
  expect(await playMatrix(youtubePlatform())).toEqual([])
}, 1_800_000)
