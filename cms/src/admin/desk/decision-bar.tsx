import type { ReactNode } from 'react'
import { Box, Button, Flex, Typography } from '@strapi/design-system'
import type { OfferedTransition } from '../../editorial/contract'
import type { EditorialAnswer } from '../editorial/editorial-store'
import { SIGNATURE_ID } from './signature'
import type { Decision } from './use-decision'
import { useWords } from './use-words'

interface BarProps {
  answer: EditorialAnswer
  offered: OfferedTransition
  decision: Decision
  onReturn: (() => void) | null
}

/** Always in reach, however long the page is: what pressing means, and the button. Where one line is to be signed, pressing signs it. */
export function DecisionBar({ answer, offered, decision, onReturn }: BarProps) {
  const say = useWords()
  const { isBlocked, openCount, soleLine, press, isRunning, refusal } = decision
  const isToSign = openCount > 0 && !isBlocked
  return (
    <BarFrame>
      <Box flex="1" minWidth={0}>
        {refusal ? (
          <Typography textColor="danger700" tag="p" role="alert">
            {refusal}
          </Typography>
        ) : (
          <Typography variant="pi" textColor="neutral700" tag="p">
            {isBlocked
              ? say('desk.review.notReady')
              : isToSign
                ? say('desk.review.toSign', { count: openCount })
                : soleLine
                  ? say('desk.review.signs', { line: soleLine })
                  : answer.planLine}
          </Typography>
        )}
      </Box>
      <Flex gap={2} justifyContent="flex-end">
        {onReturn ? (
          <Button variant="tertiary" size="L" onClick={onReturn}>
            {say('desk.review.return')}
          </Button>
        ) : null}
        <Box flex={{ initial: '1', medium: 'none' }}>
          {isToSign ? (
            <Button size="L" fullWidth variant="secondary" onClick={showSignature}>
              {say('desk.review.toSign.button')}
            </Button>
          ) : (
            <Button size="L" fullWidth variant="success" loading={isRunning} disabled={isRunning || isBlocked} onClick={() => void press()}>
              {offered.label}
            </Button>
          )}
        </Box>
      </Flex>
    </BarFrame>
  )
}

/** For whoever has nothing to decide: says so where the button would be. */
export function NothingBar({ answer }: { answer: EditorialAnswer }) {
  const say = useWords()
  const { stageName: stage, holder, emergency } = answer
  const text = emergency?.canReview
    ? say('desk.emergency.review.help')
    : holder
      ? say('desk.review.nothing.held', { stage, name: holder.name })
      : say('desk.review.nothing', { stage })
  return (
    <BarFrame>
      <Typography variant="pi" textColor="neutral700" tag="p">
        {text}
      </Typography>
    </BarFrame>
  )
}

function BarFrame({ children }: { children: ReactNode }) {
  return (
    <Box position="sticky" bottom={0} zIndex={2} background="neutral0" shadow="popupShadow" tag="aside">
      <Flex
        direction={{ initial: 'column', medium: 'row' }}
        alignItems={{ initial: 'stretch', medium: 'center' }}
        gap={{ initial: 2, medium: 6 }}
        paddingTop={3}
        paddingBottom={3}
        paddingLeft={{ initial: 4, medium: 6, large: 10 }}
        paddingRight={{ initial: 4, medium: 6, large: 10 }}
      >
        {children}
      </Flex>
    </Box>
  )
}

function showSignature(): void {
  const part = document.getElementById(SIGNATURE_ID)
  part?.scrollIntoView({ behavior: 'smooth', block: 'end' })
  part?.querySelector<HTMLElement>('[role=checkbox]:not([disabled])')?.focus({ preventScroll: true })
}
