/** `GET /editorial/:type/new`: the main button of a form never saved, which makes the Item and passes it on in one press. */
import type { Core } from '@strapi/strapi'
import type { Caller } from './actor'
import type { FirstOffer } from './form-contract'
import { newState } from './item-state'
import { allowedNow, offersOf } from './offers'
import { presetInForce } from './settings'

export async function firstOffer({ strapi, caller }: { strapi: Core.Strapi; caller: Caller }): Promise<FirstOffer> {
  const preset = await presetInForce(strapi.db.connection)
  const state = newState({ stage: 'draft', isLive: false, author: caller, at: new Date() })
  const allowed = allowedNow({ preset, state, caller, changers: [caller] })
  return { mainTransition: offersOf({ preset, state, allowed, embargo: null, minor: null }).mainTransition }
}
