import type { ReactNode } from 'react'
import { Box, Flex, Typography } from '@strapi/design-system'
import type { ApprovedRelease, DeliveryAnswer } from '../../monitor/contract'
import { ChangeList } from '../desk/changes'
import { Part } from '../desk/part'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import type { MonitorDeliveryWord } from '../translations/monitor-delivery'
import { useMonitorWords } from './use-monitor-words'

/** What should be there beside what is there: who approved it and when, and what differs, in words. */
export function VersionsPart({ answer: { delivery, wanted, live, changes } }: { answer: DeliveryAnswer }) {
  const say = useMonitorWords()
  const { sayAt } = useDeliveryWords()
  const channel = CHANNEL_NAMES[delivery.channel] ?? delivery.channel
  const isSame = delivery.wanted.release !== null && delivery.wanted.release === delivery.live?.release
  return (
    <Part title={say('md.versions')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Version title={say('md.wanted', { channel })}>
          {delivery.wanted.action === 'publish' ? (
            <Approval release={wanted} />
          ) : (
            <Typography>{say(wantedWord(delivery.wanted.action))}</Typography>
          )}
          {delivery.wanted.notBefore ? (
            <Typography textColor="neutral600">{say('md.notBefore', { at: sayAt(delivery.wanted.notBefore) })}</Typography>
          ) : null}
        </Version>
        {/* after a change by hand neither stands there: the differences are told beside */}
        {delivery.state === 'drift' ? null : isSame ? (
          <Typography textColor="success700">{say('md.same')}</Typography>
        ) : (
          <Version title={say('md.live', { channel })}>
            {delivery.live === null ? <Typography>{say('md.live.none')}</Typography> : <Approval release={live} />}
          </Version>
        )}
        {changes.length > 0 ? (
          <Box>
            <Box paddingBottom={2}>
              <Typography variant="sigma" textColor="neutral600" tag="h3">
                {say('md.changes')}
              </Typography>
            </Box>
            <ChangeList changes={changes} />
          </Box>
        ) : null}
      </Flex>
    </Part>
  )
}

function wantedWord(action: string): MonitorDeliveryWord {
  if (action === 'remove') return 'md.wanted.remove'
  return action === 'hold' ? 'md.wanted.hold' : 'md.wanted.none'
}

function Version({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography variant="pi" textColor="neutral600">
        {title}
      </Typography>
      {children}
    </Flex>
  )
}

function Approval({ release }: { release: ApprovedRelease | null }) {
  const say = useMonitorWords()
  const { sayAt } = useDeliveryWords()
  if (release === null) return <Typography>{say('md.approved.unknown')}</Typography>
  return (
    <>
      <Typography fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
        {release.title}
      </Typography>
      <Typography textColor="neutral700">{say('md.approved', { name: release.approvedBy, at: sayAt(release.approvedAt) })}</Typography>
      {release.comment ? <Typography textColor="neutral600">{`“${release.comment}”`}</Typography> : null}
    </>
  )
}
