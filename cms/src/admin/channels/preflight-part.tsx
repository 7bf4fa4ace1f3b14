import { Box, Flex, Typography } from '@strapi/design-system'
import { CheckCircle, WarningCircle } from '@strapi/icons'
import type { Preflight } from '@hl/config/channel-health'
import { Part } from '../desk/part'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { useChannelWords } from './use-channel-words'

/** Of a scheduled Delivery: what would stop it, and who can still mend it. */
export function PreflightPart({ preflight }: { preflight: Preflight | null | undefined }) {
  const say = useChannelWords()
  const { sayAt } = useDeliveryWords()
  if (!preflight) return null
  const isFine = preflight.problems.length === 0
  const Icon = isFine ? CheckCircle : WarningCircle
  const word = isFine ? 'channels.ahead.fine' : 'channels.ahead.problems'
  return (
    <Part title={say('channels.ahead')}>
      <Flex gap={2} alignItems="flex-start">
        <Icon fill={isFine ? 'success600' : 'warning600'} aria-hidden style={{ flexShrink: 0, marginTop: '0.3rem' }} />
        <Typography textColor={isFine ? 'neutral800' : 'warning700'}>{say(word, { at: sayAt(preflight.at) })}</Typography>
      </Flex>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={isFine ? 0 : 3}>
        {preflight.problems.map((problem) => (
          <Box tag="li" key={problem.code}>
            <Typography tag="p" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
              {problem.message}
            </Typography>
            <Typography tag="p" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
              {`${problem.help} (${say(`notices.who.${problem.who}`)})`}
            </Typography>
          </Box>
        ))}
      </Flex>
    </Part>
  )
}
