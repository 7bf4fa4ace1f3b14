import { Typography } from '@strapi/design-system'
import { useWords } from '../desk/use-words'
import { CHANNEL_NAMES, timeOf } from './delivery-words'
import type { Delivery, EditorialAnswer } from './editorial-store'

/** Said before somebody edits: what was approved and is not out yet will not go out any more. */
export function VoidWarning({ answer }: { answer: EditorialAnswer }) {
  const say = useWords()
  const open = (answer.readOnly === null ? (answer.deliveries ?? []) : []).filter((delivery) => NOT_OUT.includes(delivery.state))
  if (open.length === 0) return null
  const channels = open.map((delivery) => nameOf(delivery)).join(', ')
  return <Typography textColor="warning700">{say('desk.void.warning', { channels })}</Typography>
}

/** As publisher/src/fan-out judges it: nothing of it is live, so an edit withdraws it. */
const NOT_OUT: readonly string[] = ['scheduled', 'waiting', 'queued', 'retrying', 'held', 'blocked', 'failed']

function nameOf({ channel, state, dueAt }: Delivery): string {
  const name = CHANNEL_NAMES[channel] ?? channel
  return state === 'scheduled' ? `${name} ${timeOf(dueAt)}` : name
}
