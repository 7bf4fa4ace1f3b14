/** Every cell of roles × places × transitions over HTTP, generated from the data, in each preset; and every door of Strapi's own. */
import { MOVERS, PRESET_IDS, STAGES, type Mover } from '@hl/config/chain'
import { PRESETS } from '@hl/config/chain-presets'
import { person, type Api } from './api'
import { tryBackDoors } from './back-doors'
import type { Desk } from './desk'
import { nameOf, PLACES, tryEverything } from './matrix'

export function matrixSuite(desk: Desk): void {
  const callers = new Map<Mover, Api>()
  const choose = (preset: string) => desk.people.chief.call('PUT', '/editorial/settings', { preset })

  beforeAll(async () => {
    for (const role of MOVERS.filter((mover) => mover !== 'super-admin')) {
      callers.set(role, await person({ url: desk.url, admin: desk.admin, role }))
    }
    callers.set('super-admin', desk.admin)
  }, 60_000)

  describe.each(PRESET_IDS)('the hostile matrix of %s', (id) => {
    beforeAll(() => choose(id))
    afterAll(() => choose('chuan'))
    const preset = PRESETS[id]

    test.each(PLACES.map((place) => [nameOf(place), place] as const))(
      'every role tries every transition on %s, and gets what the data says',
      async (_name, place) => expect(await tryEverything({ desk, preset, place, callers })).toEqual([]),
      120_000,
    )

    test.each(STAGES)(
      'nobody comes past the chain on %s, and the text is changed by nobody but those who may',
      async (stage) => expect(await tryBackDoors({ desk, preset, stage, callers })).toEqual([]),
      60_000,
    )
  })
}
