import { useEffect, useState } from 'react'
import { Box, Flex, Typography } from '@strapi/design-system'
import { getFetchClient } from '@strapi/strapi/admin'
import type { ReplayAnswer } from '@hl/config/monitor-delivery'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import { refusalOf } from '../editorial/refusal-of'
import { ActDialog } from './act-dialog'
import { useAct } from './use-act'
import { asked, type Filters } from './use-filters'
import { useMonitorWords } from './use-monitor-words'

interface DialogProps {
  filters: Filters
  onClose: () => void
  onDone: () => void
}

/** Sends again what the page's filter shows. First tried without sending: how many, and what could appear twice. */
export function ReplayDialog({ filters, onClose, onDone }: DialogProps) {
  const say = useMonitorWords()
  const { act, isRunning, refusal } = useAct()
  const { dry, failure } = useDryRun(filters)
  const count = dry?.count ?? 0
  const replay = async () => {
    const body = { ...bodyOf(filters), dryRun: false }
    const sent = await act<ReplayAnswer>({ address: '/monitor/replay', body, onDone: (now) => say('md.replay.done', { count: now.count }) })
    if (!sent) return
    onClose()
    onDone()
  }
  return (
    <ActDialog
      title={say('md.replay.title')}
      button={count > 0 ? say('md.replay.do', { count }) : say('md.replay.title')}
      refusal={refusal ?? failure}
      isRunning={isRunning}
      isReady={count > 0}
      onClose={onClose}
      onPress={() => void replay()}
    >
      <Typography>{say('md.replay.help')}</Typography>
      {dry ? <DryRun dry={dry} /> : failure ? null : <Typography textColor="neutral600">{say('monitor.loading')}</Typography>}
    </ActDialog>
  )
}

function useDryRun(filters: Filters): { dry: ReplayAnswer | null; failure: string | null } {
  const say = useMonitorWords()
  const [dry, setDry] = useState<ReplayAnswer | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    let isGone = false
    getFetchClient()
      .post<ReplayAnswer>('/monitor/replay', { ...bodyOf(filters), dryRun: true })
      .then(
        ({ data }) => (isGone ? undefined : setDry(data)),
        (error: unknown) => (isGone ? undefined : setFailure(refusalOf(error) ?? say('monitor.failed'))),
      )
    return () => {
      isGone = true
    }
  }, [filters, say])
  return { dry, failure }
}

function bodyOf(filters: Filters): Record<string, string | boolean> {
  const { late, ...rest } = asked(filters)
  return late ? { ...rest, late: true } : rest
}

function DryRun({ dry }: { dry: ReplayAnswer }) {
  const say = useMonitorWords()
  const { count, creates, updates, byChannel, repeats, left, isCut } = dry
  const channels = Object.entries(byChannel).map(([channel, many]) => `${CHANNEL_NAMES[channel] ?? channel}: ${many}`)
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Box background="neutral100" padding={4} hasRadius role="status">
        <Typography tag="p" variant="delta">
          {count > 0 ? say('md.replay.count', { count, creates, updates }) : say('md.replay.nothing')}
        </Typography>
        {channels.length > 0 ? (
          <Typography tag="p" textColor="neutral700">
            {channels.join(' · ')}
          </Typography>
        ) : null}
        {isCut ? <Typography tag="p">{say('md.replay.cut')}</Typography> : null}
      </Box>
      {left.map(({ count: many, why }) => (
        <Typography key={why} textColor="neutral700">
          {say('md.replay.left', { count: many, why })}
        </Typography>
      ))}
      {count === 0 ? null : repeats.length === 0 ? (
        <Typography textColor="success700">{say('md.replay.safe')}</Typography>
      ) : (
        <Box background="warning100" padding={4} hasRadius>
          <Typography tag="p" fontWeight="bold" textColor="warning700">
            {say('md.replay.repeats')}
          </Typography>
          {repeats.map(({ channel, count: many, why }) => (
            <Typography key={`${channel} ${why}`} tag="p" textColor="warning700">
              {say('md.replay.repeat', { channel: CHANNEL_NAMES[channel] ?? channel, count: many, why })}
            </Typography>
          ))}
        </Box>
      )}
    </Flex>
  )
}
