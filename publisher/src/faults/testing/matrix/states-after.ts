/** Which state a Delivery stands in once its first Attempt under a fault is over: what the row names, said once for all channels. */
import type { DeliveryState } from '../../../delivery/states'
import type { Strike } from './cases'
import type { SceneKind } from './scenes'

export function statesAfter({ strike, kind }: { strike: Strike; kind: SceneKind }): readonly DeliveryState[] {
  switch (kind) {
    case 'publishing':
      return whenPublishing(strike)
    case 'ahead':
      return whenAhead(strike)
    case 'replacement':
      // the new one is live, whatever happens to the old one
      return strike.isRemoval ? ['live'] : whenPublishing(strike)
    case 'removal':
      return whenRemoving(strike)
    default:
      return kind satisfies never
  }
}

/** A takedown is never given up: it waits for a limit or for a person, or tries again. */
function whenRemoving({ reaction, effect }: Strike): readonly DeliveryState[] {
  switch (reaction) {
    case 'block':
      return ['blocked']
    case 'hold':
      return ['held']
    case 'missing or block':
      return effect === 'read' ? ['removed', 'blocked'] : ['blocked']
    case 'reject':
    case 'reject once read':
    case 'retry':
    case 'look or retry':
    case 'look or reject':
      // what a channel can go on from by itself is done already
      return ['removing', 'removed']
    default:
      return reaction satisfies never
  }
}

/** Before its hour only what will never be taken is told; nothing is read back. */
function whenAhead(strike: Strike): readonly DeliveryState[] {
  if (strike.reaction === 'reject once read') return ['scheduled']
  return whenPublishing(strike).map((state) => (state === 'rejected' ? state : 'scheduled'))
}

function whenPublishing(strike: Strike): readonly DeliveryState[] {
  const { reaction, effect } = strike
  if (strike.isAddition && isOfAdditionOnly(strike)) return ['live']
  switch (reaction) {
    case 'block':
      return ['blocked']
    case 'hold':
      return ['held']
    case 'missing or block':
      // what cannot be read so soon is looked for again; what can be read and not touched is not ours
      return effect === 'read' ? ['verifying', 'live', 'blocked'] : ['blocked']
    case 'reject':
      // what is only asked to do more than was wanted can be done without
      return effect === 'read' ? ['rejected', 'live'] : ['rejected']
    case 'reject once read':
      return ['rejected']
    case 'look or reject':
      return effect === 'create' ? ['retrying'] : effect === 'read' ? ['rejected', 'live'] : ['rejected']
    case 'retry':
    case 'look or retry':
      // an upload may find its own way on within the Attempt
      return ['retrying', 'live']
    default:
      return reaction satisfies never
  }
}

/** Refused for what it is, or for a right that nothing else needs: the thing is live without it, and says so. */
function isOfAdditionOnly({ reaction, effect, isOfOneCall }: Strike): boolean {
  if (isOfOneCall) return true
  if (effect === 'read') return false
  return reaction === 'reject' || reaction === 'missing or block' || (reaction === 'look or reject' && effect !== 'create')
}
