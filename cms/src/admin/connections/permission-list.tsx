import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system'
import { CheckCircle, CrossCircle, Information } from '@strapi/icons'
import type { Permission } from '@hl/config/connection'
import { useConnectionWords } from './use-connection-words'

const LOOKS = {
  granted: { Icon: CheckCircle, colour: 'success600', word: 'connection.granted' },
  missing: { Icon: CrossCircle, colour: 'danger600', word: 'connection.missing' },
  unknown: { Icon: Information, colour: 'neutral500', word: 'connection.unknown' },
} as const

/** What the account lets us do, each with a tick of its own. */
export function PermissionList({ permissions }: { permissions: readonly Permission[] }) {
  const say = useConnectionWords()
  if (permissions.length === 0) return null
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={1} aria-label={say('connection.permissions')}>
      {permissions.map(({ id, label, granted }) => {
        const { Icon, colour, word } = LOOKS[granted === null ? 'unknown' : granted ? 'granted' : 'missing']
        return (
          <Flex key={id} tag="li" gap={2} alignItems="flex-start">
            <Icon fill={colour} aria-hidden style={{ flexShrink: 0, marginTop: '0.2rem' }} />
            <Box minWidth={0} style={{ overflowWrap: 'anywhere' }}>
              <Typography>{label}</Typography>
              {granted === true ? (
                <VisuallyHidden>{say(word)}</VisuallyHidden>
              ) : (
                <Typography textColor={colour}>{` – ${say(word)}`}</Typography>
              )}{' '}
              <Typography variant="pi" textColor="neutral500">
                {id}
              </Typography>
            </Box>
          </Flex>
        )
      })}
    </Flex>
  )
}
