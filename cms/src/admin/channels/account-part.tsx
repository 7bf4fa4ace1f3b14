/** The account, until when its token lasts, and what it may do. */
import { Flex, Link, Typography } from '@strapi/design-system'
import type { ChannelHealth } from '@hl/config/channel-health'
import { wallOf } from '../../plan/clock'
import { TOKEN_TONES } from './channel-look'
import { Line } from './line'
import { useChannelWords } from './use-channel-words'

export function AccountPart({ channel }: { channel: ChannelHealth }) {
  const say = useChannelWords()
  const { check } = channel
  if (check === null) return null
  const { account, token, permissions } = check
  const date = token.expiresAt ? wallOf(token.expiresAt).date : ''
  const isMissing = permissions.missing.length > 0
  const hasToken = channel.id !== 'website'
  return (
    <Flex direction="column" alignItems="stretch" gap={3} tag="dl" style={{ margin: 0 }}>
      {account ? (
        <Line name={say(hasToken ? 'channels.account' : 'channels.address')}>
          {account.url ? (
            <Link href={account.url} isExternal>
              {account.name}
            </Link>
          ) : (
            account.name
          )}
        </Line>
      ) : null}
      {hasToken ? (
        <Line name={say('channels.token')} tone={TOKEN_TONES[token.level]}>
          {say(`channels.token.${token.level}`, { date, days: token.daysLeft ?? 0 })}
        </Line>
      ) : null}
      {hasToken ? (
        <Line name={say('channels.permissions')} tone={isMissing ? 'danger' : 'neutral'}>
          {isMissing
            ? say('channels.permissions.missing', { names: permissions.missing.join(', ') })
            : say(permissions.granted ? 'channels.permissions.all' : 'channels.permissions.unknown')}
          {permissions.granted ? (
            <Typography tag="span" variant="pi" textColor="neutral600" style={{ display: 'block' }}>
              {say('channels.permissions.granted', { names: permissions.granted.join(', ') })}
            </Typography>
          ) : null}
        </Line>
      ) : null}
    </Flex>
  )
}
