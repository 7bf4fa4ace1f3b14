import { Box, Button, Flex, Typography } from '@strapi/design-system'
import { CheckCircle, WarningCircle } from '@strapi/icons'
import { NavLink } from 'react-router-dom'
import type { Confirmed } from '@hl/config/connection'
import { MONITOR_PATH } from '../monitor/monitor-path'
import { AccountRow } from './account-row'
import { CONNECTIONS_PATH } from './connection-paths'
import { useConnectionWords } from './use-connection-words'

/** What came of it: the account, and what had waited for it. */
export function DoneStep({ confirmed: { connection, freed } }: { confirmed: Confirmed }) {
  const say = useConnectionWords()
  const { account, problem } = connection
  const [Icon, colour] = problem ? [WarningCircle, 'warning600'] : [CheckCircle, 'success600']
  return (
    <Box tag="section" background="neutral0" padding={{ initial: 4, medium: 6 }} hasRadius shadow="tableShadow" role="status">
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex gap={3} alignItems="flex-start">
          <Icon fill={colour} width="2.4rem" height="2.4rem" aria-hidden style={{ flexShrink: 0 }} />
          <Box>
            <Typography tag="h2" variant="beta">
              {say('connection.done', { name: account?.name ?? '' })}
            </Typography>
            <Typography tag="p" textColor="neutral700">
              {problem
                ? say('connection.done.problem', { why: `${problem.message} ${problem.help}` })
                : freed > 0
                  ? say('connection.done.freed', { count: freed })
                  : say('connection.done.none')}
            </Typography>
          </Box>
        </Flex>
        {account ? <AccountRow account={account} /> : null}
        <Flex gap={2} wrap="wrap">
          <Button tag={NavLink} to={MONITOR_PATH}>
            {say('connection.toMonitor')}
          </Button>
          <Button tag={NavLink} to={CONNECTIONS_PATH} variant="tertiary">
            {say('connection.back')}
          </Button>
        </Flex>
      </Flex>
    </Box>
  )
}
