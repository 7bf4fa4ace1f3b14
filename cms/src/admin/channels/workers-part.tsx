import { Box, Flex, Typography } from '@strapi/design-system'
import { CheckCircle, CrossCircle } from '@strapi/icons'
import type { Channels } from '@hl/config/channel-health'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { useChannelWords } from './use-channel-words'

/** The publisher's processes, and which has fallen silent. */
export function WorkersPart({ workers }: { workers: Channels['workers'] }) {
  const say = useChannelWords()
  const { sayAt } = useDeliveryWords()
  return (
    <Box background="neutral0" padding={5} hasRadius shadow="tableShadow">
      <Typography variant="delta" tag="h2">
        {say('channels.workers')}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={2} paddingTop={3} tag="ul">
        {workers.length === 0 ? <Typography textColor="danger700">{say('channels.workers.none')}</Typography> : null}
        {workers.map((worker) => {
          const Icon = worker.isStale ? CrossCircle : CheckCircle
          const tone = worker.isStale ? 'danger' : 'success'
          return (
            <Flex key={`${worker.name} ${worker.since}`} tag="li" gap={2} alignItems="flex-start">
              <Icon fill={`${tone}600`} aria-hidden style={{ flexShrink: 0, marginTop: '0.3rem' }} />
              <Box minWidth={0}>
                <Typography tag="p" textColor={worker.isStale ? 'danger700' : 'neutral800'} style={{ overflowWrap: 'anywhere' }}>
                  {`${say(worker.isStale ? 'channels.worker.stale' : 'channels.worker.alive')} · ${worker.name}`}
                </Typography>
                <Typography tag="p" variant="pi" textColor="neutral600">
                  {say('channels.worker.since', { since: sayAt(worker.since), beat: sayAt(worker.beatAt) })}
                </Typography>
              </Box>
            </Flex>
          )
        })}
      </Flex>
    </Box>
  )
}
