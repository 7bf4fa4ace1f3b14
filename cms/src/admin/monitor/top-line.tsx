import { Box, Flex, Typography } from '@strapi/design-system'
import { CheckCircle, CrossCircle, WarningCircle } from '@strapi/icons'
import type { MonitorAnswer } from '../../monitor/contract'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { useMonitorWords } from './use-monitor-words'

/** The answer in five seconds: everything in its place, or how many things to do, and as of when. */
export function TopLine({ answer }: { answer: MonitorAnswer }) {
  const say = useMonitorWords()
  const { sayAt } = useDeliveryWords()
  const { monitor, notice, tasks } = answer
  if (monitor === null) return null
  const at = sayAt(monitor.at)
  const isPaused = monitor.paused.length > 0
  const look = tasks > 0 ? LOOKS.tasks : notice || isPaused ? LOOKS.calm : LOOKS.well
  const title = tasks > 0 ? say('monitor.tasks', { count: tasks }) : say(isPaused || notice ? 'monitor.calm' : 'monitor.allWell', { at })
  const facts = [
    tasks > 0 ? say('monitor.checkedAt', { at }) : null,
    monitor.groups.running > 0 ? say('monitor.running', { count: monitor.groups.running }) : null,
    monitor.driftCheckedAt ? say('monitor.drift.at', { at: sayAt(monitor.driftCheckedAt) }) : say('monitor.drift.never'),
  ].filter((fact) => fact !== null)
  return (
    <Flex background={look.background} borderColor={look.border} padding={{ initial: 4, medium: 5 }} gap={4} hasRadius alignItems="center">
      <look.Icon fill={look.icon} width="3.2rem" height="3.2rem" aria-hidden style={{ flexShrink: 0 }} />
      <Box minWidth={0}>
        <Typography variant="beta" tag="p" role="status" textColor={look.text}>
          {title}
        </Typography>
        <Typography tag="p" textColor="neutral700">
          {facts.join(' ')}
        </Typography>
      </Box>
    </Flex>
  )
}

const LOOKS = {
  well: { Icon: CheckCircle, background: 'success100', border: 'success200', icon: 'success600', text: 'success700' },
  calm: { Icon: WarningCircle, background: 'warning100', border: 'warning200', icon: 'warning600', text: 'warning700' },
  tasks: { Icon: CrossCircle, background: 'danger100', border: 'danger200', icon: 'danger600', text: 'danger700' },
} as const
