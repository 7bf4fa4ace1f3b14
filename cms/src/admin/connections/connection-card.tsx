import { Badge, Box, Button, Flex, Typography } from '@strapi/design-system'
import { NavLink } from 'react-router-dom'
import { atWords } from '../../plan/clock'
import type { ConnectionsAnswer, ConnectionShown } from '../../connections/contract'
import { AccountRow } from './account-row'
import { connectionPath } from './connection-paths'
import { DisconnectButton } from './disconnect-button'
import { PermissionList } from './permission-list'
import { lookOfConnection } from './status-look'
import { useConnectionWords, type SayConnection } from './use-connection-words'

interface CardProps {
  connection: ConnectionShown
  mayConnect: boolean
  onChanged: (answer: ConnectionsAnswer) => void
  /** somebody else changed it meanwhile */
  onMoved: () => void
}

export function ConnectionCard({ connection, mayConnect, onChanged, onMoved }: CardProps) {
  const say = useConnectionWords()
  const { channel, account, problem, status, source, waiting } = connection
  const { Icon, tone, word } = lookOfConnection(connection)
  const isFixed = source === 'environment'
  return (
    <Box
      tag="section"
      background="neutral0"
      padding={{ initial: 4, medium: 6 }}
      hasRadius
      shadow="tableShadow"
      aria-labelledby={`c-${channel}`}
    >
      <Flex justifyContent="space-between" gap={3} wrap="wrap" paddingBottom={4}>
        <Flex gap={3} wrap="wrap">
          <Typography tag="h2" variant="beta" id={`c-${channel}`}>
            {say(`connection.name.${channel}`)}
          </Typography>
          <Flex gap={1} background={`${tone}100`} paddingLeft={2} paddingRight={2} paddingTop={1} paddingBottom={1} hasRadius>
            <Icon fill={`${tone}600`} aria-hidden />
            <Typography variant="pi" fontWeight="bold" textColor={`${tone}700`}>
              {say(word)}
            </Typography>
          </Flex>
          {connection.mode === 'sandbox' ? <Badge>{say('connection.mode.sandbox')}</Badge> : null}
        </Flex>
      </Flex>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {account ? (
          <AccountRow account={account}>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {factsOf({ connection, say }).join(' · ')}
            </Typography>
          </AccountRow>
        ) : (
          <Typography textColor="neutral700">{say(`connection.none.${channel}`)}</Typography>
        )}
        {problem && status !== 'none' ? (
          <Box background="danger100" borderColor="danger200" padding={4} hasRadius role="alert">
            <Typography tag="p" fontWeight="bold" textColor="danger700">
              {problem.message}
            </Typography>
            <Typography tag="p" textColor="danger700">
              {problem.help}
            </Typography>
            {waiting > 0 ? (
              <Typography tag="p" textColor="danger700" paddingTop={1}>
                {say('connection.waiting', { count: waiting })}
              </Typography>
            ) : null}
          </Box>
        ) : null}
        <PermissionList permissions={connection.permissions} />
        {isFixed || source === 'sandbox' ? (
          <Typography textColor="neutral600">{say(isFixed ? 'connection.source.environment' : 'connection.source.sandbox')}</Typography>
        ) : null}
        {mayConnect && !isFixed ? (
          <Flex gap={2} wrap="wrap">
            <Button tag={NavLink} to={connectionPath(channel)} variant={problem || status !== 'connected' ? 'default' : 'secondary'}>
              {say(status === 'none' ? 'connection.connect' : 'connection.reconnect')}
            </Button>
            {status === 'connected' ? <DisconnectButton connection={connection} onChanged={onChanged} onMoved={onMoved} /> : null}
          </Flex>
        ) : null}
      </Flex>
    </Box>
  )
}

function factsOf({ connection, say }: { connection: ConnectionShown; say: SayConnection }): string[] {
  const { status, by, at, validUntil, source, problem } = connection
  const when = by && at ? [say(status === 'disconnected' ? 'connection.endedBy' : 'connection.by', { by, at: atWords(at) })] : []
  if (status !== 'connected' || source !== 'panel' || problem) return when
  return [...when, validUntil ? say('connection.until', { at: atWords(validUntil) }) : say('connection.until.none')]
}
