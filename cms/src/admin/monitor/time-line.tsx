import { Box, Flex, Typography } from '@strapi/design-system'
import { CheckCircle, Clock, CrossCircle, Information, WarningCircle } from '@strapi/icons'
import { styled } from 'styled-components'
import type { Attempt, Step } from '@hl/config/monitor-delivery'
import { Part } from '../desk/part'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { outcomeLook, wordOfAction, wordOfCall, wordOfResult } from './attempt-words'
import { clockWithSeconds } from './clock-words'
import { useMonitorWords } from './use-monitor-words'

/** Every try, newest first: by whom, what, from when to when, what came back, why, and what comes next. */
export function TimeLine({ timeline }: { timeline: readonly Attempt[] }) {
  const say = useMonitorWords()
  return (
    <Part title={say('md.timeline')}>
      {timeline.length === 0 ? <Typography textColor="neutral600">{say('md.timeline.none')}</Typography> : null}
      <Line>
        {timeline.map((attempt) => (
          <OneAttempt key={attempt.id} attempt={attempt} />
        ))}
      </Line>
    </Part>
  )
}

const ICONS = { success: CheckCircle, danger: CrossCircle, warning: Clock, secondary: Information, neutral: WarningCircle } as const

function OneAttempt({ attempt }: { attempt: Attempt }) {
  const say = useMonitorWords()
  const { sayAt } = useDeliveryWords()
  const { tone, word } = outcomeLook(attempt)
  const Icon = ICONS[tone]
  const { by, error, startedAt, endedAt, nextTryAt } = attempt
  const who = by ? say('md.attempt.by', { name: by.name }) : say('md.attempt.auto')
  const time = [
    say('md.attempt.began', { at: clockWithSeconds(startedAt) }),
    endedAt ? say('md.attempt.took', { seconds: secondsOf(attempt) }) : null,
  ]
  return (
    <li>
      <Flex gap={3} alignItems="flex-start">
        <Icon fill={`${tone}600`} aria-hidden style={{ flexShrink: 0, marginTop: '0.2rem' }} />
        <Box minWidth={0} flex="1">
          <Typography tag="p">
            <Typography tag="strong" fontWeight="bold">
              {say(wordOfAction(attempt.action))}
            </Typography>
            {` · ${who} · `}
            <Typography tag="span" fontWeight="semiBold" textColor={`${tone}700`}>
              {say(word)}
            </Typography>
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {time.filter((part) => part !== null).join(' · ')}
          </Typography>
          {error?.message ? (
            <Box paddingTop={1}>
              <Typography tag="p" style={{ overflowWrap: 'anywhere' }}>
                {error.message}
              </Typography>
              <Typography tag="p" textColor="neutral700" style={{ overflowWrap: 'anywhere' }}>
                {`${error.help} ${say('monitor.who', { who: say(`monitor.who.${error.who}`) })}.`}
              </Typography>
            </Box>
          ) : null}
          {nextTryAt ? (
            <Typography tag="p" textColor="neutral700">
              {say('md.attempt.nextTry', { at: sayAt(nextTryAt) })}
            </Typography>
          ) : null}
          <Steps>
            {attempt.steps.map((step) => (
              <StepLine key={step.id} step={step} />
            ))}
          </Steps>
        </Box>
      </Flex>
    </li>
  )
}

function StepLine({ step }: { step: Step }) {
  const say = useMonitorWords()
  const call = wordOfCall(step.name)
  const facts = [
    call === null ? step.name : say(call),
    clockWithSeconds(step.sentAt),
    step.httpStatus === null ? null : say('md.step.http', { status: step.httpStatus }),
    step.platformCode === null ? null : say('md.step.code', { code: step.platformCode }),
    say(wordOfResult(step.result)),
    step.looks.length > 0 ? say('md.step.looks', { count: step.looks.length }) : null,
  ]
  return (
    <Typography tag="li" variant="pi" textColor="neutral600">
      {facts.filter((fact) => fact !== null).join(' · ')}
    </Typography>
  )
}

function secondsOf({ startedAt, endedAt }: Attempt): string {
  const ms = Date.parse(endedAt ?? startedAt) - Date.parse(startedAt)
  return (ms / 1000).toFixed(ms < 10_000 ? 1 : 0).replace('.', ',')
}

const Line = styled.ol`
  display: flex;
  flex-direction: column;
  & > li {
    padding: 1.2rem 0;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
  & > li:first-child {
    padding-top: 0.4rem;
  }
  & > li:last-child {
    border-bottom: 0;
    padding-bottom: 0;
  }
`
const Steps = styled.ul`
  padding: 0.4rem 0 0 1.2rem;
  list-style: disc;
  & > li {
    display: list-item;
  }
`
