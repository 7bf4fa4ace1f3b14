/** Why a channel does not go on: paused by whom, blocked or held for which reason, and the way to mend it. */
import { Box, Button, Flex, Typography } from '@strapi/design-system'
import { NavLink } from 'react-router-dom'
import type { ChannelHealth } from '@hl/config/channel-health'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { useChannelWords } from './use-channel-words'

export function DoorNotes({ channel, canConnect }: { channel: ChannelHealth; canConnect: boolean }) {
  const say = useChannelWords()
  const { sayAt } = useDeliveryWords()
  const isUnwell = channel.check !== null && !channel.check.ok
  const door = channel.doors.find(({ bucket }) => bucket === '')
  const held = channel.doors.filter(({ bucket, heldUntil }) => bucket !== '' && heldUntil !== null)
  const needsHand = Boolean(door?.isBlocked) || isUnwell || !channel.isConnected
  if (!needsHand && !door?.isPaused && held.length === 0) return null
  const nameOf = (bucket: string) => channel.quota.find((quota) => quota.bucket === bucket)?.name ?? bucket
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {door?.isBlocked && door.reason ? (
        <Note tone="danger" text={`${door.reason.message} ${door.reason.help}`} since={sayAt(door.since)} />
      ) : null}
      {isUnwell && !door?.isBlocked ? <Note tone="danger" text={channel.check?.summary ?? ''} /> : null}
      {door?.isPaused ? (
        <Note tone="warning" text={say(door.isAllPaused ? 'channels.paused.all' : 'channels.paused.note')} since={sayAt(door.since)} />
      ) : null}
      {held.map(({ bucket, heldUntil }) => (
        <Note key={bucket} tone="warning" text={say('channels.bucket.held', { bucket: nameOf(bucket), at: sayAt(heldUntil) })} />
      ))}
      {needsHand && canConnect && channel.id !== 'website' ? (
        <Box>
          <Button tag={NavLink} to={`/ket-noi/${channel.id}`} size="S">
            {say(channel.isConnected ? 'channels.reconnect' : 'channels.connect')}
          </Button>
        </Box>
      ) : null}
    </Flex>
  )
}

function Note({ tone, text, since }: { tone: 'danger' | 'warning'; text: string; since?: string }) {
  const say = useChannelWords()
  return (
    <Box background={`${tone}100`} padding={3} hasRadius>
      <Typography tag="p" textColor={`${tone}700`} style={{ overflowWrap: 'anywhere' }}>
        {text}
        {since ? ` ${say('channels.since', { at: since })}` : ''}
      </Typography>
    </Box>
  )
}
