/** One Delivery: how it stands and what to do, what was approved against what is there, every try, and the proof. */
import { useState } from 'react'
import { Flex, Typography } from '@strapi/design-system'
import { Page } from '@strapi/strapi/admin'
import { useParams } from 'react-router-dom'
import { styled } from 'styled-components'
import type { DeliveryAnswer } from '../../monitor/contract'
import { PreflightPart } from '../channels/preflight-part'
import { Failure } from '../desk/failure'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { ReachPart } from '../reach/reach-part'
import { DeliveryHeader } from './delivery-header'
import { DriftPart } from './drift-part'
import { PointingPart } from './pointing-part'
import { ReceiptsPart } from './receipts-part'
import { StatePart } from './state-part'
import { TakedownTimer } from './takedown-timer'
import { TechnicalPart } from './technical-part'
import { TimeLine } from './time-line'
import { VersionsPart } from './versions-part'
import { useMonitorWords } from './use-monitor-words'
import { usePolled } from './use-polled'

const AGAIN_MS = 3_000

export function DeliveryPage() {
  const { id = '' } = useParams()
  return <OneDelivery key={id} id={id} />
}

function OneDelivery({ id }: { id: string }) {
  const say = useMonitorWords()
  const { sayAt } = useDeliveryWords()
  const { answer, at, failure, reload, put } = usePolled<DeliveryAnswer>({ address: `/monitor/deliveries/${id}`, everyMs: AGAIN_MS })
  const [takenDownAt, setTakenDownAt] = useState<string | null>(null)
  const gutter = { initial: 4, medium: 6, large: 10 } as const
  return (
    <Page.Main>
      <Page.Title>{answer?.delivery.title || say('monitor.title')}</Page.Title>
      <DeliveryHeader answer={answer} />
      <Flex direction="column" alignItems="stretch" gap={4} paddingLeft={gutter} paddingRight={gutter} paddingBottom={8}>
        {failure ? (
          <Failure
            text={answer ? `${failure} ${say('monitor.unreachable.known', { at: sayAt(at) })}` : failure}
            onRetry={() => void reload()}
          />
        ) : null}
        {answer === null && failure === null ? <Typography textColor="neutral600">{say('monitor.loading')}</Typography> : null}
        {answer ? (
          <Columns>
            <Main>
              {takenDownAt ? <TakedownTimer answer={answer} since={takenDownAt} /> : null}
              <StatePart answer={answer} onAnswer={put} onReload={() => void reload()} onTakenDown={setTakenDownAt} />
              {answer.delivery.state === 'unknown' && answer.rights.operate ? <PointingPart answer={answer} onAnswer={put} /> : null}
              <PreflightPart preflight={answer.delivery.preflight} />
              <DriftPart delivery={answer.delivery} />
              <ReachPart reach={answer.delivery.reach} />
              <TimeLine timeline={answer.delivery.timeline} />
            </Main>
            <Side>
              <VersionsPart answer={answer} />
              <ReceiptsPart delivery={answer.delivery} />
              <TechnicalPart answer={answer} />
            </Side>
          </Columns>
        ) : null}
      </Flex>
    </Page.Main>
  )
}

const Columns = styled.div`
  display: grid;
  gap: 1.6rem;
  align-items: start;
  grid-template-columns: minmax(0, 1fr);
  ${({ theme }) => theme.breakpoints.large} {
    grid-template-columns: minmax(0, 1.7fr) minmax(0, 1fr);
  }
`
const Main = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
  min-width: 0;
`
const Side = styled(Main)``
