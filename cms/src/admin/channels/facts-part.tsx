/** What decides whether people see what we publish; of what no platform tells, an operator may say what she saw. */
import { Box, Button, Flex, Typography } from '@strapi/design-system'
import type { HealthFact } from '@hl/config/channel-health'
import { FACT_LOOKS } from './channel-look'
import { useChannelWords } from './use-channel-words'
import type { ChannelActs } from './use-channels'

interface Props {
  id: string
  facts: readonly HealthFact[]
  canOperate: boolean
  acts: ChannelActs
}

export function FactsPart({ id, facts, canOperate, acts }: Props) {
  return (
    <Flex direction="column" alignItems="stretch" gap={3} tag="ul">
      {facts.map((fact) => (
        <Fact key={fact.code} id={id} fact={fact} canOperate={canOperate} acts={acts} />
      ))}
    </Flex>
  )
}

function Fact({ id, fact, canOperate, acts }: Omit<Props, 'facts'> & { fact: HealthFact }) {
  const say = useChannelWords()
  const { Icon, tone, word } = FACT_LOOKS[fact.level]
  const claims = canOperate ? fact.claims : undefined
  return (
    <Flex tag="li" gap={2} alignItems="flex-start">
      <Icon fill={`${tone}600`} aria-label={say(word)} style={{ flexShrink: 0, marginTop: '0.3rem' }} />
      <Box minWidth={0}>
        <Typography tag="p" textColor={fact.level === 'wrong' ? 'danger700' : 'neutral800'}>
          {fact.message}
        </Typography>
        {fact.help ? (
          <Box paddingTop={1}>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {fact.help}
            </Typography>
          </Box>
        ) : null}
        {claims ? (
          <Flex gap={2} paddingTop={2} wrap="wrap">
            {(['fine', 'wrong'] as const).map((level) => (
              <Button
                key={level}
                size="S"
                variant="tertiary"
                disabled={acts.asking !== null}
                onClick={() => void acts.attest({ id, code: fact.code, level })}
              >
                {claims[level]}
              </Button>
            ))}
          </Flex>
        ) : null}
      </Box>
    </Flex>
  )
}
