import { Box, Typography } from '@strapi/design-system'
import type { DeliveryAnswer } from '../../monitor/contract'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import { ActDialog } from './act-dialog'
import { useDeliveryAct } from './use-delivery-act'
import { useMonitorWords } from './use-monitor-words'

/** What a person found on the channel. `text` is shown once more before it counts. */
export type Resolution = { as: 'present'; id: string; text: string } | { as: 'present'; url: string; text: string } | { as: 'absent' }

interface DialogProps {
  answer: DeliveryAnswer
  resolution: Resolution
  onClose: () => void
  onAnswer: (answer: DeliveryAnswer) => void
}

export function ResolveDialog({ answer, resolution, onClose, onAnswer }: DialogProps) {
  const say = useMonitorWords()
  const { seen, press, isRunning, refusal, hasMoved } = useDeliveryAct({ answer, onAnswer, onClose })
  const isThere = resolution.as === 'present'
  const channel = CHANNEL_NAMES[seen.channel] ?? seen.channel
  return (
    <ActDialog
      title={say(isThere ? 'md.point.this' : 'md.point.none')}
      button={say(isThere ? 'md.point.this' : 'md.point.none')}
      isDangerous={!isThere}
      refusal={refusal}
      isRunning={isRunning}
      isReady={!hasMoved}
      onClose={onClose}
      onPress={() => void press({ verb: 'resolve', body: bodyOf(resolution) })}
    >
      <Typography>{say(isThere ? 'md.point.this.help' : 'md.point.none.help', { channel })}</Typography>
      {isThere ? (
        <Box background="neutral100" padding={3} hasRadius>
          <Typography style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{resolution.text.slice(0, 400)}</Typography>
        </Box>
      ) : null}
    </ActDialog>
  )
}

function bodyOf(resolution: Resolution): object {
  if (resolution.as === 'absent') return { as: 'absent' }
  return 'id' in resolution ? { as: 'present', id: resolution.id } : { as: 'present', url: resolution.url }
}
