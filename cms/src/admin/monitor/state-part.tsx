import { useState } from 'react'
import { Box, Button, Flex, LinkButton, Typography } from '@strapi/design-system'
import { NavLink } from 'react-router-dom'
import type { DeliveryAnswer } from '../../monitor/contract'
import { connectionPath } from '../connections/connection-paths'
import { CHANNEL_NAMES, isMoving } from '../editorial/delivery-words'
import { formPath } from '../editorial/item-path'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import type { MonitorDeliveryWord } from '../translations/monitor-delivery'
import { ConfirmAct } from './confirm-act'
import { actsOf, type Act } from './delivery-acts'
import { DeliveryMenu } from './delivery-menu'
import { TakedownDialog } from './takedown-dialog'
import { useAct } from './use-act'
import { useMonitorWords } from './use-monitor-words'

interface StateProps {
  answer: DeliveryAnswer
  onAnswer: (answer: DeliveryAnswer) => void
  onReload: () => void
  onTakenDown: (at: string) => void
}

/** How it stands, in one sentence; then why, what comes next and who must do it; then the button that does it. */
export function StatePart({ answer, onAnswer, onReload, onTakenDown }: StateProps) {
  const say = useMonitorWords()
  const { sayDelivery, sayAt } = useDeliveryWords()
  const [open, setOpen] = useState<Act | 'takedown' | null>(null)
  const { delivery } = answer
  const { Icon, tone, sentence } = sayDelivery(delivery)
  const channel = CHANNEL_NAMES[delivery.channel] ?? delivery.channel
  const { main, menu, canTakedown } = actsOf(answer)
  const { act, isRunning, refusal } = useAct()
  const recheck = () =>
    act<{ count: number }>({
      address: '/monitor/causes/free',
      body: { key: `${delivery.channel}.${delivery.state}.${delivery.error?.code ?? ''}` },
      onDone: ({ count }) => say('monitor.freed', { count }),
    }).then(onReload)
  const next = delivery.error?.help || say(nextWord(delivery.state), { channel })
  const who = delivery.error?.who ?? (isQuiet(delivery.state) ? 'nobody' : 'duty')
  const facts = [
    delivery.nextTryAt ? say('md.nextTry', { at: sayAt(delivery.nextTryAt) }) : null,
    delivery.partly ? `${say('md.partly')}: ${delivery.partly}` : null,
    delivery.reason && !delivery.error && delivery.state !== 'skipped' ? `${say('md.reason')}: ${delivery.reason}` : null,
  ].filter((fact) => fact !== null)
  return (
    <Box tag="section" background="neutral0" borderColor={`${tone}200`} hasRadius shadow="tableShadow" padding={{ initial: 4, medium: 6 }}>
      <Flex gap={4} alignItems="flex-start">
        <Icon fill={`${tone}600`} width="2.8rem" height="2.8rem" aria-hidden style={{ flexShrink: 0 }} />
        <Box minWidth={0}>
          <Typography variant="beta" tag="h2" textColor={`${tone}700`} style={{ overflowWrap: 'anywhere' }}>
            {sentence}
          </Typography>
          {delivery.error && delivery.state !== 'rejected' ? (
            <Box paddingTop={2}>
              <Typography tag="p" variant="delta">
                {delivery.error.message}
              </Typography>
            </Box>
          ) : null}
          <Box paddingTop={2}>
            <Typography tag="p">
              <Typography tag="strong" fontWeight="bold">{`${say('md.next')}: `}</Typography>
              {next}
            </Typography>
            <Typography tag="p" textColor="neutral600">
              {say('monitor.who', { who: say(`monitor.who.${who}`) })}
            </Typography>
            {facts.map((fact) => (
              <Typography key={fact} tag="p" textColor="neutral700">
                {fact}
              </Typography>
            ))}
          </Box>
        </Box>
      </Flex>
      <Flex gap={2} wrap="wrap" paddingTop={4}>
        {main?.kind === 'act' ? <Button onClick={() => setOpen(main.act)}>{say(`md.act.${main.act}`)}</Button> : null}
        {main?.kind === 'connect' ? (
          <LinkButton tag={NavLink} to={connectionPath(delivery.channel)}>
            {say('monitor.reconnect')}
          </LinkButton>
        ) : null}
        {main?.kind === 'recheck' ? (
          <Button loading={isRunning} onClick={() => void recheck()}>
            {say('monitor.recheck')}
          </Button>
        ) : null}
        {main?.kind === 'edit' ? (
          <LinkButton tag={NavLink} to={formPath(delivery)}>
            {say('md.act.edit')}
          </LinkButton>
        ) : null}
        {delivery.receipt?.url ? (
          <LinkButton href={delivery.receipt.url} isExternal variant="tertiary">
            {say('md.open', { channel })}
          </LinkButton>
        ) : null}
        <DeliveryMenu answer={answer} acts={menu} onAct={setOpen} />
        {canTakedown ? (
          <Button variant="danger-light" onClick={() => setOpen('takedown')}>
            {say('md.act.takedown')}
          </Button>
        ) : null}
      </Flex>
      {refusal ? (
        <Box paddingTop={3}>
          <Typography tag="p" textColor="danger700" role="alert">
            {refusal}
          </Typography>
        </Box>
      ) : null}
      {open === 'takedown' ? (
        <TakedownDialog
          item={delivery}
          onClose={() => setOpen(null)}
          onDone={(at) => {
            setOpen(null)
            onTakenDown(at)
            onReload()
          }}
        />
      ) : null}
      {open !== null && open !== 'takedown' ? (
        <ConfirmAct act={open} answer={answer} onClose={() => setOpen(null)} onAnswer={onAnswer} />
      ) : null}
    </Box>
  )
}

/** Nobody has to do anything. */
function isQuiet(state: string): boolean {
  return state === 'live' || state === 'removed' || state === 'skipped' || isMoving({ state })
}

function nextWord(state: string): MonitorDeliveryWord {
  switch (state) {
    case 'unknown':
      return 'md.next.unknown'
    case 'drift':
      return 'md.next.drift'
    case 'rejected':
      return 'md.next.rejected'
    case 'failed':
      return 'md.next.failed'
    case 'blocked':
      return 'md.next.blocked'
    case 'scheduled':
      return 'md.next.scheduled'
    default:
      return isMoving({ state }) ? 'md.next.moving' : 'md.next.live'
  }
}
