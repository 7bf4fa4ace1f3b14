import { Flex, Typography } from '@strapi/design-system'
import { CheckCircle, Clock, CrossCircle, Information, Minus, WarningCircle } from '@strapi/icons'
import type { DeskRow } from '../../editorial/contract'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import type { DeskWord } from '../translations/desk'
import { useWords } from './use-words'

/** One labelled light a channel: icon, word and colour, so that none of the three has to be seen. */
export function Lights({ lights }: { lights: DeskRow['lights'] }) {
  const say = useWords()
  return (
    <Flex gap={4} wrap="wrap">
      {CHANNELS.map((channel) => {
        const { Icon, colour, word } = lightOf(lights[channel])
        return (
          <Flex key={channel} gap={1}>
            <Icon fill={`${colour}600`} aria-hidden />
            <Typography variant="pi" textColor={`${colour}700`}>{`${CHANNEL_NAMES[channel]}: ${say(word)}`}</Typography>
          </Flex>
        )
      })}
    </Flex>
  )
}

const CHANNELS = ['website', 'facebook', 'youtube'] as const

interface Light {
  Icon: typeof CheckCircle
  colour: 'success' | 'danger' | 'warning' | 'secondary' | 'neutral'
  word: DeskWord
}

function lightOf(state: string | null): Light {
  switch (state) {
    case 'live':
      return { Icon: CheckCircle, colour: 'success', word: 'desk.light.done' }
    case 'removed':
      return { Icon: CheckCircle, colour: 'neutral', word: 'desk.light.removed' }
    case 'scheduled':
    case 'held':
      return { Icon: Clock, colour: 'warning', word: 'desk.light.waiting' }
    case 'waiting':
    case 'queued':
    case 'working':
    case 'retrying':
    case 'verifying':
    case 'removing':
      return { Icon: Information, colour: 'secondary', word: 'desk.light.moving' }
    case 'skipped':
      return { Icon: Minus, colour: 'neutral', word: 'desk.light.off' }
    case null:
      return { Icon: Minus, colour: 'neutral', word: 'desk.light.none' }
    case 'blocked':
    case 'rejected':
    case 'failed':
    case 'unknown':
    case 'drift':
      return { Icon: CrossCircle, colour: 'danger', word: 'desk.light.trouble' }
    default: // a state this panel is too old for
      return { Icon: WarningCircle, colour: 'warning', word: 'desk.light.trouble' }
  }
}
