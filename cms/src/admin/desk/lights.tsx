import { Flex, Typography } from '@strapi/design-system'
import type { DeskRow } from '../../editorial/contract'
import { SIGN_ICONS } from '../editorial/delivery-icons'
import { CHANNEL_NAMES, lookOf, type StateLook } from '../editorial/delivery-words'
import type { DeskWord } from '../translations/desk'
import { useWords } from './use-words'

/** One labelled light a channel: icon, word and colour, so that none of the three has to be seen. */
export function Lights({ lights }: { lights: DeskRow['lights'] }) {
  const say = useWords()
  return (
    <Flex gap={4} wrap="wrap">
      {CHANNELS.map((channel) => {
        const { sign, tone, word } = lightOf(lights[channel])
        const Icon = SIGN_ICONS[sign]
        return (
          <Flex key={channel} gap={1}>
            <Icon fill={`${tone}600`} aria-hidden />
            <Typography variant="pi" textColor={`${tone}700`}>{`${CHANNEL_NAMES[channel]}: ${say(word)}`}</Typography>
          </Flex>
        )
      })}
    </Flex>
  )
}

const CHANNELS = ['website', 'facebook', 'youtube'] as const

interface Light extends Omit<StateLook, 'label'> {
  word: DeskWord
}

function lightOf(state: string | null): Light {
  if (state === null) return { sign: 'none', tone: 'neutral', word: 'desk.light.none' }
  return { ...lookOf(state), word: WORDS[state] ?? 'desk.light.trouble' }
}

/** Shorter than the monitor's: at the desk a row is about what to do with the text. */
const WORDS: Readonly<Record<string, DeskWord>> = {
  live: 'desk.light.done',
  removed: 'desk.light.removed',
  scheduled: 'desk.light.waiting',
  held: 'desk.light.waiting',
  waiting: 'desk.light.moving',
  queued: 'desk.light.moving',
  working: 'desk.light.moving',
  retrying: 'desk.light.moving',
  verifying: 'desk.light.moving',
  removing: 'desk.light.moving',
  skipped: 'desk.light.off',
}
