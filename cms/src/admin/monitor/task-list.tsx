import { Button, Flex, Typography } from '@strapi/design-system'
import type { Monitor } from '@hl/config/monitor'
import { NavLink } from 'react-router-dom'
import type { DueTakedown, MonitorAnswer, OpenEmergency, Rights } from '../../monitor/contract'
import { reviewPath } from '../desk/row-path'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { CauseCard } from './cause-card'
import { NoticeCard, NoticeText } from './notice-card'
import { useAct } from './use-act'
import { useMonitorWords } from './use-monitor-words'

interface ListProps {
  answer: MonitorAnswer
  /** the group that is chosen; none: what needs somebody */
  group: string
  onCause: (key: string) => void
  onLate: () => void
  onChanged: () => void
}

/** Told by cards of their own here. */
const OWN_CARDS = ['core.late', 'core.paused']

/** What to do, most pressing first; with a group chosen, why its Deliveries stand where they do. */
export function TaskList({ answer, group, onCause, onLate, onChanged }: ListProps) {
  const say = useMonitorWords()
  const { monitor, rights, emergencies, takedowns } = answer
  const shownGroup = group || 'attention'
  const causes = (monitor?.causes ?? []).filter((cause) => cause.group === shownGroup && !OWN_CARDS.includes(cause.code))
  const isTasks = shownGroup === 'attention'
  const cards = [
    ...(isTasks ? takedowns.map((one) => <TakedownCard key={`takedown ${one.documentId}`} one={one} />) : []),
    ...(isTasks ? emergencies.map((one) => <EmergencyCard key={`emergency ${one.documentId}`} one={one} />) : []),
    ...causes.map((cause) => (
      <CauseCard key={cause.key} cause={cause} rights={rights} onShow={() => onCause(cause.key)} onChanged={onChanged} />
    )),
    ...(isTasks && monitor && monitor.late.count > 0 ? [<LateCard key="late" late={monitor.late} onShow={onLate} />] : []),
    ...(monitor?.paused ?? []).map((one) => <PausedCard key={`paused ${one.channel}`} one={one} rights={rights} onChanged={onChanged} />),
  ]
  if (cards.length === 0) return null
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={2} aria-label={say('monitor.causes')}>
      <Typography variant="sigma" tag="h2" textColor="neutral600">
        {say(shownGroup === 'running' ? 'monitor.causes.running' : shownGroup === 'later' ? 'monitor.causes.later' : 'monitor.causes')}
      </Typography>
      {cards}
    </Flex>
  )
}

function TakedownCard({ one: { due, title, ...item } }: { one: DueTakedown }) {
  const say = useMonitorWords()
  const { sayAt } = useDeliveryWords()
  const values = { references: due.references.join(', '), at: sayAt(due.dueAt) }
  return (
    <NoticeCard
      look="danger"
      title={say('monitor.takedown', { title: title || say('monitor.untitled') })}
      buttons={
        <Button tag={NavLink} to={reviewPath(item)} variant="danger">
          {say('monitor.takedown.open')}
        </Button>
      }
    >
      <NoticeText>
        {say(due.cause === 'withdrawn' ? 'monitor.takedown.withdrawn' : 'monitor.takedown.expired', values)}
        {due.isOverdue && due.cause === 'withdrawn' ? ` ${say('monitor.takedown.overdue')}` : ''}
      </NoticeText>
    </NoticeCard>
  )
}

function EmergencyCard({ one: { by, at, reason, title, ...item } }: { one: OpenEmergency }) {
  const say = useMonitorWords()
  const { sayAt } = useDeliveryWords()
  return (
    <NoticeCard
      look="danger"
      title={say('monitor.emergency', { title: title || say('monitor.untitled') })}
      buttons={
        <Button tag={NavLink} to={reviewPath(item)} variant="secondary">
          {say('monitor.emergency.review')}
        </Button>
      }
    >
      <NoticeText>{say('monitor.emergency.help', { name: by.name, at: sayAt(at), reason })}</NoticeText>
    </NoticeCard>
  )
}

function LateCard({ late, onShow }: { late: Monitor['late']; onShow: () => void }) {
  const say = useMonitorWords()
  const { sayAt } = useDeliveryWords()
  return (
    <NoticeCard
      look="danger"
      title={say('monitor.late', { count: late.count })}
      buttons={
        <Button variant="tertiary" onClick={onShow}>
          {say('monitor.late.show')}
        </Button>
      }
    >
      <NoticeText>{say('monitor.late.help', { at: sayAt(late.oldestDueAt) })}</NoticeText>
    </NoticeCard>
  )
}

function PausedCard({ one, rights, onChanged }: { one: Monitor['paused'][number]; rights: Rights; onChanged: () => void }) {
  const say = useMonitorWords()
  const { sayAt } = useDeliveryWords()
  const { act, isRunning, refusal } = useAct()
  const channel = CHANNEL_NAMES[one.channel] ?? one.channel
  const resume = () =>
    act({ address: `/monitor/channels/${one.channel}/resume`, body: {}, onDone: () => say('md.resume.done', { channel }) }).then(onChanged)
  const values = { by: one.by ?? say('monitor.paused.someone'), at: sayAt(one.at), count: one.waiting }
  return (
    <NoticeCard
      look="warning"
      title={say(one.all ? 'monitor.paused.all' : 'monitor.paused', { channel })}
      buttons={
        rights.operate ? (
          <Button loading={isRunning} onClick={() => void resume()}>
            {say('monitor.resume')}
          </Button>
        ) : null
      }
    >
      <NoticeText>{say('monitor.paused.help', values)}</NoticeText>
      {refusal ? (
        <Typography tag="p" textColor="danger700" role="alert">
          {refusal}
        </Typography>
      ) : null}
    </NoticeCard>
  )
}
