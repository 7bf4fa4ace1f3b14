/** An outcome nobody knows, solved by pointing (DESK §2.9): left what we sent, right what the channel shows. */
import { useEffect, useState } from 'react'
import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system'
import { styled } from 'styled-components'
import type { Candidates } from '@hl/config/monitor-delivery'
import type { DeliveryAnswer } from '../../monitor/contract'
import { Failure } from '../desk/failure'
import { Part } from '../desk/part'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { CandidateCard } from './candidate-card'
import { runningClock } from './clock-words'
import { ResolveDialog, type Resolution } from './resolve-dialog'
import { useMonitorWords } from './use-monitor-words'
import { useNow } from './use-now'
import { usePolled } from './use-polled'

/** Each look costs the channel a call. */
const AGAIN_MS = 30_000

interface PointingProps {
  answer: DeliveryAnswer
  onAnswer: (answer: DeliveryAnswer) => void
}

export function PointingPart({ answer, onAnswer }: PointingProps) {
  const say = useMonitorWords()
  const { sayAt } = useDeliveryWords()
  const { delivery } = answer
  const channel = CHANNEL_NAMES[delivery.channel] ?? delivery.channel
  const {
    answer: found,
    failure,
    reload,
  } = usePolled<Candidates>({
    address: `/monitor/deliveries/${delivery.id}/candidates`,
    everyMs: AGAIN_MS,
  })
  const [resolution, setResolution] = useState<Resolution | null>(null)
  return (
    <Part title={say('md.point')}>
      <Typography tag="p">{say('md.point.help', { channel })}</Typography>
      {failure ? <Failure text={`${say('md.point.failed', { channel })} ${failure}`} onRetry={() => void reload()} /> : null}
      {found ? (
        <Sides>
          <Box minWidth={0}>
            <Typography variant="sigma" tag="h3" textColor="neutral600">
              {say('md.point.sent')}
            </Typography>
            <Box background="neutral0" borderColor="neutral200" hasRadius padding={4} marginTop={2}>
              <Typography tag="p" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                {found.sent.text}
              </Typography>
              {found.sent.link ? (
                <Typography tag="p" variant="pi" textColor="primary600" style={{ overflowWrap: 'anywhere' }}>
                  {found.sent.link}
                </Typography>
              ) : null}
              {found.sent.sentAt ? (
                <Typography tag="p" variant="pi" textColor="neutral600">
                  {say('md.point.sentAt', { at: sayAt(found.sent.sentAt) })}
                </Typography>
              ) : null}
            </Box>
          </Box>
          <Box minWidth={0}>
            <Typography variant="sigma" tag="h3" textColor="neutral600">
              {say('md.point.latest', { channel })}
            </Typography>
            <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
              {found.candidates.map((one) => (
                <CandidateCard key={one.id} one={one} onChoose={() => setResolution({ as: 'present', id: one.id, text: one.text })} />
              ))}
            </Flex>
            {found.candidates.length === 0 ? <Typography textColor="neutral700">{say('md.point.empty', { channel })}</Typography> : null}
            <Box paddingTop={3}>
              <NoneOfThese absentFrom={found.absentFrom} onChoose={() => setResolution({ as: 'absent' })} />
            </Box>
          </Box>
        </Sides>
      ) : failure ? null : (
        <Typography textColor="neutral600">{say('monitor.loading')}</Typography>
      )}
      <PastedLink channel={channel} onUse={(url) => setResolution({ as: 'present', url, text: url })} />
      {resolution ? (
        <ResolveDialog answer={answer} resolution={resolution} onClose={() => setResolution(null)} onAnswer={onAnswer} />
      ) : null}
    </Part>
  )
}

/** Locked until the system has looked for the last time itself, so that nothing appears twice. */
function NoneOfThese({ absentFrom, onChoose }: { absentFrom: string | null; onChoose: () => void }) {
  const say = useMonitorWords()
  const now = useNow()
  const left = absentFrom === null ? 0 : Date.parse(absentFrom) - now
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Button variant="danger-light" disabled={left > 0} onClick={onChoose}>
        {say('md.point.none')}
      </Button>
      {left > 0 ? (
        <Typography variant="pi" textColor="neutral700">
          {say('md.point.locked', { clock: runningClock(left) })}
        </Typography>
      ) : null}
    </Flex>
  )
}

function PastedLink({ channel, onUse }: { channel: string; onUse: (url: string) => void }) {
  const say = useMonitorWords()
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  useEffect(() => setWrong(false), [typed])
  const use = () => {
    if (isLink(typed.trim())) onUse(typed.trim())
    else setWrong(true)
  }
  return (
    <Box paddingTop={4}>
      <Field.Root name="link" error={isWrong ? say('md.point.link.wrong') : false}>
        <Field.Label>{say('md.point.link', { channel })}</Field.Label>
        <Flex gap={2} wrap="wrap">
          <Wide>
            <TextInput
              value={typed}
              onChange={(event: { target: { value: string } }) => setTyped(event.target.value)}
              placeholder="https://"
            />
          </Wide>
          <Button variant="tertiary" disabled={typed.trim() === ''} onClick={use}>
            {say('md.point.link.use')}
          </Button>
        </Flex>
        <Field.Error />
      </Field.Root>
    </Box>
  )
}

function isLink(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

const Sides = styled.div`
  display: grid;
  gap: 1.6rem;
  padding-top: 1.6rem;
  grid-template-columns: minmax(0, 1fr);
  ${({ theme }) => theme.breakpoints.medium} {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr);
  }
`
const Wide = styled.div`
  flex: 1 1 20rem;
  min-width: 0;
`
