/** One Delivery as the panel shows it: the publisher's account, put beside what the board approved. */
import type { Core } from '@strapi/strapi'
import { auditWords } from '@hl/config/audit-words'
import { monitorItemSchema } from '@hl/config/monitor'
import { deliveryDetailSchema, type DeliveryDetail } from '@hl/config/monitor-delivery'
import { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'
import type { Caller } from '../editorial/actor'
import { changersOf } from '../editorial/changers'
import { compareReleases } from '../editorial/compare-releases'
import { loadState } from '../editorial/item-state'
import { allowedNow } from '../editorial/offers'
import { presetInForce } from '../editorial/settings'
import type { Trx } from '../editorial/transaction'
import { approvedRelease } from './approved-releases'
import type { DeliveryAnswer } from './contract'
import { rightsOf } from './overview'
import { placeNames } from './places'
import { askPublisher } from './publisher-api'

interface Asking {
  strapi: Core.Strapi
  caller: Caller
  publisher: EditorialConfig['publisher']
}

const itemDeliveries = z.object({ deliveries: monitorItemSchema.shape.deliveries })

/** @throws Refusal: there is no such Delivery, or the publisher does not answer */
export async function deliveryOf({ strapi, caller, publisher, id }: Asking & { id: string }): Promise<DeliveryAnswer> {
  const ask = { publisher, actor: caller }
  const delivery = await askPublisher(deliveryDetailSchema, { ...ask, path: `/deliveries/${encodeURIComponent(id)}` })
  const { documentId, type } = delivery
  const trx = strapi.db.connection
  const query = new URLSearchParams({ type, documentId }).toString()
  const [releases, { deliveries }, nameIn, canTakedown] = await Promise.all([
    releasesOf({ trx, delivery }),
    askPublisher(itemDeliveries, { ...ask, path: `/deliveries?${query}` }),
    placeNames(strapi),
    mayTakeDown({ trx, caller, documentId }),
  ])
  return {
    rights: rightsOf(caller),
    canTakedown,
    delivery,
    actNames: Object.fromEntries(delivery.audit.map(({ action }) => [action, auditWords(action)])),
    ...nameIn(delivery),
    ...releases,
    others: deliveries.filter((other) => other.id !== delivery.id),
  }
}

async function releasesOf({
  trx,
  delivery,
}: {
  trx: Trx
  delivery: DeliveryDetail
}): Promise<Pick<DeliveryAnswer, 'wanted' | 'live' | 'changes'>> {
  const { documentId, wanted, live } = delivery
  const find = async (hash: string | null | undefined) => (hash ? approvedRelease({ trx, documentId, hash }) : null)
  const [wantedOne, liveOne] = await Promise.all([find(wanted.release), find(live?.release)])
  const isCompared = wantedOne !== null && liveOne !== null
  return {
    wanted: wantedOne?.facts ?? null,
    live: liveOne?.facts ?? null,
    changes: isCompared ? compareReleases({ before: liveOne.release, after: wantedOne.release }) : [],
  }
}

async function mayTakeDown({ trx, caller, documentId }: { trx: Trx; caller: Caller; documentId: string }): Promise<boolean> {
  const [state, preset, changers] = await Promise.all([loadState({ trx, documentId }), presetInForce(trx), changersOf({ trx, documentId })])
  return state !== null && allowedNow({ preset, state, caller, changers }).includes('takedown')
}
