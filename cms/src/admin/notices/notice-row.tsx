/** One cause: what it is, what to do, who, since when, and the Items it holds up. */
import { useState } from 'react'
import { Badge, Box, Flex, TextButton, Typography } from '@strapi/design-system'
import { Clock, CrossCircle, WarningCircle } from '@strapi/icons'
import { NavLink } from 'react-router-dom'
import type { Notice } from '@hl/config/channel-health'
import { useChannelWords } from '../channels/use-channel-words'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import { formPath } from '../editorial/item-path'
import { useDeliveryWords } from '../editorial/use-delivery-words'

const NAMED = 10

export function NoticeRow({ notice, isOwn }: { notice: Notice; isOwn: boolean }) {
  const say = useChannelWords()
  const { sayAt } = useDeliveryWords()
  const { Icon, tone } = LOOKS[notice.kind]
  const name = notice.channel ? ` (${CHANNEL_NAMES[notice.channel] ?? notice.channel})` : ''
  const isWaiting = Date.parse(notice.notifyAt) > Date.now()
  const facts = [
    notice.count > 0 ? say('notices.items', { count: notice.count }) : null,
    say('notices.since', { at: sayAt(notice.openedAt) }),
    say(`notices.who.${notice.who}`),
    isWaiting ? say('notices.waits', { at: sayAt(notice.notifyAt) }) : null,
  ].filter((fact) => fact !== null)
  return (
    <Flex
      tag="li"
      gap={3}
      alignItems="flex-start"
      paddingTop={3}
      paddingBottom={3}
      borderColor="neutral150"
      borderStyle="solid"
      borderWidth="1px 0 0 0"
    >
      <Icon fill={`${tone}600`} width="2rem" height="2rem" aria-hidden style={{ flexShrink: 0, marginTop: '0.1rem' }} />
      <Box minWidth={0} flex="1">
        <Flex gap={2} wrap="wrap">
          <Typography fontWeight="bold" textColor={`${tone}700`}>
            {say(`notices.kind.${notice.kind}`)}
            {name}
          </Typography>
          {isOwn ? (
            <Badge backgroundColor="primary100" textColor="primary700">
              {say('notices.own')}
            </Badge>
          ) : null}
        </Flex>
        <Typography tag="p" textColor="neutral800" style={WRAP}>
          {notice.message}
        </Typography>
        <Typography tag="p" textColor="neutral700" style={WRAP}>
          {notice.help}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {facts.join(' · ')}
        </Typography>
        {notice.items.length > 0 ? <Items notice={notice} /> : null}
      </Box>
    </Flex>
  )
}

function Items({ notice }: { notice: Notice }) {
  const say = useChannelWords()
  const [isOpen, setOpen] = useState(false)
  const named = notice.items.slice(0, NAMED)
  const more = notice.count - named.length
  return (
    <Box paddingTop={1}>
      <TextButton onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
        {say(isOpen ? 'notices.hide' : 'notices.show')}
      </TextButton>
      {isOpen ? (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={2}>
          {named.map((item) => (
            <Typography key={`${item.type} ${item.documentId}`} tag="li" variant="omega" style={WRAP}>
              <NavLink to={formPath(item)}>{item.title}</NavLink>
            </Typography>
          ))}
          {more > 0 ? (
            <Typography tag="li" variant="pi" textColor="neutral600">
              {say('notices.more', { count: more })}
            </Typography>
          ) : null}
        </Flex>
      ) : null}
    </Box>
  )
}

const WRAP = { overflowWrap: 'anywhere' } as const
const DANGER = { Icon: CrossCircle, tone: 'danger' } as const
const WARNING = { Icon: WarningCircle, tone: 'warning' } as const
export const LOOKS = {
  blocked: DANGER,
  failed: DANGER,
  rejected: DANGER,
  unknown: DANGER,
  takedown: DANGER,
  unreadable: DANGER,
  health: DANGER,
  publisher: DANGER,
  drift: WARNING,
  token: WARNING,
  preflight: WARNING,
  late: { Icon: Clock, tone: 'warning' },
} as const satisfies Record<Notice['kind'], { Icon: typeof CrossCircle; tone: 'danger' | 'warning' }>
