import { Button, Typography } from '@strapi/design-system'
import type { Cause } from '@hl/config/monitor'
import { NavLink } from 'react-router-dom'
import type { Rights } from '../../monitor/contract'
import type { MonitorWord } from '../translations/monitor'
import { connectionPath } from '../connections/connection-paths'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { because } from './because'
import { NoticeCard, NoticeText, type NoticeLook } from './notice-card'
import { useAct } from './use-act'
import { useMonitorWords, type SayMonitor } from './use-monitor-words'

/** "12 bài chờ vì Fanpage mất kết nối → Kết nối lại": one click for all that stand for the same reason. */
export function CauseCard(props: { cause: Cause; rights: Rights; onShow: () => void; onChanged: () => void }) {
  const { cause, rights, onShow, onChanged } = props
  const say = useMonitorWords()
  const { sayAt } = useDeliveryWords()
  const { act, isRunning, refusal } = useAct()
  const { count, key, channel } = cause
  const free = () =>
    act<{ count: number }>({
      address: '/monitor/causes/free',
      body: { key },
      onDone: (freed) => say('monitor.freed', { count: freed.count }),
    }).then(onChanged)
  const resume = () =>
    act({
      address: `/monitor/channels/${channel}/resume`,
      body: {},
      onDone: () => say('md.resume.done', { channel: CHANNEL_NAMES[channel] ?? channel }),
    }).then(onChanged)
  const facts = [
    say('monitor.who', { who: say(`monitor.who.${cause.who}`) }),
    say('monitor.cause.since', { at: sayAt(cause.since) }),
    cause.until ? say('monitor.cause.until', { at: sayAt(cause.until) }) : null,
  ].filter((fact) => fact !== null)
  return (
    <NoticeCard
      look={LOOKS[cause.group] ?? 'running'}
      title={titleOf({ cause, say })}
      buttons={
        <>
          <Button variant="tertiary" onClick={onShow}>
            {say('monitor.cause.show', { count })}
          </Button>
          {cause.remedy === 'reconnect' && rights.operate ? (
            <Button variant={rights.connect ? 'secondary' : 'default'} loading={isRunning} onClick={() => void free()}>
              {say('monitor.recheck')}
            </Button>
          ) : null}
          {cause.remedy === 'reconnect' && rights.connect ? (
            <Button tag={NavLink} to={connectionPath(channel)}>
              {say('monitor.reconnect')}
            </Button>
          ) : null}
          {cause.remedy === 'retry' && rights.operate ? (
            <Button loading={isRunning} onClick={() => void free()}>
              {say('monitor.retryAll')}
            </Button>
          ) : null}
          {cause.remedy === 'resume' && rights.operate ? (
            <Button loading={isRunning} onClick={() => void resume()}>
              {say('monitor.resume')}
            </Button>
          ) : null}
        </>
      }
    >
      <NoticeText>{cause.help}</NoticeText>
      <Typography variant="pi" textColor="neutral600">
        {facts.join(' · ')}
      </Typography>
      {refusal ? (
        <Typography tag="p" textColor="danger700" role="alert">
          {refusal}
        </Typography>
      ) : null}
    </NoticeCard>
  )
}

const LOOKS: Readonly<Record<string, NoticeLook>> = { attention: 'danger', later: 'warning', running: 'running' }
const TITLES: Readonly<Record<string, MonitorWord>> = {
  blocked: 'monitor.cause.blocked',
  failed: 'monitor.cause.failed',
  rejected: 'monitor.cause.rejected',
  unknown: 'monitor.cause.unknown',
  drift: 'monitor.cause.drift',
  held: 'monitor.cause.held',
  retrying: 'monitor.cause.retrying',
  waiting: 'monitor.cause.waiting',
}

export function titleOf({ cause, say }: { cause: Cause; say: SayMonitor }): string {
  const { state, channel, count, message } = cause
  const values = { count, channel: CHANNEL_NAMES[channel] ?? channel, why: because(message) }
  return say(TITLES[state] ?? 'monitor.cause.other', values)
}
