import { Box, Button, Flex, Typography } from '@strapi/design-system'
import { Download } from '@strapi/icons'
import { useNotification } from '@strapi/strapi/admin'
import { styled } from 'styled-components'
import type { AuditEntryView, Step } from '@hl/config/monitor-delivery'
import type { DeliveryAnswer } from '../../monitor/contract'
import { clockWithSeconds } from './clock-words'
import { saveEvidence } from './save-file'
import { useMonitorWords } from './use-monitor-words'

/** *Chi tiết kỹ thuật*, folded: hashes and numbers, what was sent and answered, the audit, the evidence file. */
export function TechnicalPart({ answer }: { answer: DeliveryAnswer }) {
  const say = useMonitorWords()
  const { toggleNotification } = useNotification()
  const { delivery, rights } = answer
  const steps = delivery.timeline.flatMap((attempt) => attempt.steps)
  const save = () => {
    saveEvidence(delivery).catch(() => toggleNotification({ type: 'danger', message: say('md.evidence.failed') }))
  }
  const facts = [
    [say('md.technical.delivery'), delivery.id],
    [say('md.technical.wanted'), delivery.wanted.release],
    [say('md.technical.live'), delivery.live?.release ?? null],
    [say('md.technical.fence'), String(delivery.fence)],
    [say('md.technical.version'), String(delivery.version)],
    [say('md.technical.code'), delivery.error?.code ?? null],
  ] as const
  return (
    <Folded>
      <summary>
        <Typography variant="sigma" textColor="neutral600">
          {say('md.technical')}
        </Typography>
      </summary>
      <Flex direction="column" alignItems="stretch" gap={4} paddingTop={3}>
        <Flex tag="dl" direction="column" alignItems="stretch" gap={2}>
          {facts.map(([name, value]) =>
            value === null ? null : (
              <Box key={name}>
                <Typography tag="dt" variant="pi" textColor="neutral600">
                  {name}
                </Typography>
                <Typography tag="dd" variant="pi" style={{ overflowWrap: 'anywhere', fontFamily: 'monospace' }}>
                  {value}
                </Typography>
              </Box>
            ),
          )}
        </Flex>
        {rights.evidence ? (
          <Box>
            <Button variant="secondary" startIcon={<Download />} onClick={save}>
              {say('md.evidence')}
            </Button>
          </Box>
        ) : null}
        {steps.length > 0 ? (
          <Box>
            <Typography variant="sigma" tag="h3" textColor="neutral600">
              {say('md.technical.calls')}
            </Typography>
            {steps.map((step) => (
              <Call key={step.id} step={step} />
            ))}
          </Box>
        ) : null}
        <Box>
          <Typography variant="sigma" tag="h3" textColor="neutral600">
            {say('md.technical.audit')}
          </Typography>
          <Flex tag="ol" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
            {delivery.audit.map((entry) => (
              <Entry key={entry.id} entry={entry} name={answer.actNames[entry.action] ?? entry.action} />
            ))}
          </Flex>
        </Box>
      </Flex>
    </Folded>
  )
}

function Call({ step }: { step: Step }) {
  const say = useMonitorWords()
  return (
    <Folded>
      <summary>
        <Typography variant="pi">
          {[step.name, clockWithSeconds(step.sentAt), step.httpStatus === null ? null : say('md.step.http', { status: step.httpStatus })]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </summary>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {say('md.technical.request')}
      </Typography>
      <Json value={step.request} />
      <Typography tag="p" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
        {`${say('md.technical.requestHash')}: ${step.requestHash}`}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {say('md.technical.answer')}
      </Typography>
      <Json value={step.answer} />
    </Folded>
  )
}

function Entry({ entry: { at, actor, seal }, name }: { entry: AuditEntryView; name: string }) {
  const say = useMonitorWords()
  return (
    <Box tag="li">
      <Typography tag="p" variant="pi" fontWeight="bold">
        {name}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {[clockWithSeconds(at), actor.name, seal ? say('md.technical.seal', { no: seal.no }) : say('md.technical.unsealed')].join(' · ')}
      </Typography>
    </Box>
  )
}

function Json({ value }: { value: unknown }) {
  return <Pre tabIndex={0}>{value === null || value === undefined ? '–' : JSON.stringify(value, null, 2)}</Pre>
}

const Folded = styled.details`
  padding: 1.2rem 1.6rem;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  & > summary {
    cursor: pointer;
  }
  & & {
    padding: 0.8rem 0 0;
    border: 0;
  }
`
const Pre = styled.pre`
  max-height: 28rem;
  overflow: auto;
  padding: 0.8rem;
  margin: 0.4rem 0 0.8rem;
  font-size: 1.2rem;
  line-height: 1.5;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  background: ${({ theme }) => theme.colors.neutral100};
  border-radius: ${({ theme }) => theme.borderRadius};
`
