import { useState, type ReactNode } from 'react'
import { Badge, Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system'
import type { Candidate, Candidates } from '@hl/config/connection'
import { atWords } from '../../plan/clock'
import type { ConnectionShown } from '../../connections/contract'
import { AccountRow } from './account-row'
import { PermissionList } from './permission-list'
import { StepCard } from './step-card'
import { useConnectionWords } from './use-connection-words'
import type { Wizard } from './use-wizard'

interface ChooseProps {
  connection: ConnectionShown
  wizard: Wizard
  offered: Candidates
}

/** Step 3: which account, and a yes to its name. Nothing is stored before. */
export function ChooseStep({ connection, wizard, offered }: ChooseProps) {
  const say = useConnectionWords()
  const { candidates, attempt } = offered
  const [chosenId, setChosenId] = useState(() => firstChoice(candidates)?.id ?? null)
  return (
    <StepCard no={3} title={say('connection.step.choose')}>
      <Typography textColor="neutral700">{say(`connection.choose.help.${connection.channel}`)}</Typography>
      <Flex direction="column" alignItems="stretch" gap={3} role="radiogroup" aria-label={say('connection.step.choose')}>
        {candidates.map((candidate) => (
          <Choice key={candidate.id} candidate={candidate} isChosen={candidate.id === chosenId} onChoose={() => setChosenId(candidate.id)}>
            <Confirm chosen={candidate} connection={connection} wizard={wizard} attempt={attempt} />
          </Choice>
        ))}
      </Flex>
      <Box>
        <Button variant="tertiary" onClick={wizard.again}>
          {say('connection.again')}
        </Button>
      </Box>
    </StepCard>
  )
}

function firstChoice(candidates: readonly Candidate[]): Candidate | undefined {
  const fit = candidates.filter(({ obstacle }) => obstacle === null)
  return fit.find(({ isOther }) => !isOther) ?? (fit.length === 1 ? fit[0] : undefined)
}

interface ChoiceProps {
  candidate: Candidate
  isChosen: boolean
  onChoose: () => void
  /** shown once it is chosen */
  children: ReactNode
}

function Choice({ candidate, isChosen, onChoose, children }: ChoiceProps) {
  const say = useConnectionWords()
  const { obstacle, permissions, validUntil, isOther, id, name, url, picture } = candidate
  const isLacking = permissions.some(({ granted }) => granted === false)
  return (
    <Box padding={4} hasRadius borderColor={isChosen ? 'primary600' : 'neutral200'} background={isChosen ? 'primary100' : 'neutral0'}>
      <Flex tag="label" gap={3} alignItems="flex-start" justifyContent="space-between" wrap="wrap">
        <Flex gap={3} alignItems="center" minWidth={0}>
          <input type="radio" name="account" value={id} checked={isChosen} disabled={obstacle !== null} onChange={onChoose} />
          <AccountRow account={{ id, name, url, picture }} />
        </Flex>
        {isOther && !obstacle ? <Badge>{say('connection.isOther')}</Badge> : null}
      </Flex>
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={isChosen || obstacle ? 3 : 0}>
        {obstacle ? (
          <Box>
            <Typography tag="p" textColor="danger700" fontWeight="bold">
              {obstacle.message}
            </Typography>
            <Typography tag="p" textColor="neutral700">
              {obstacle.help}
            </Typography>
          </Box>
        ) : null}
        {isChosen || isLacking ? <PermissionList permissions={permissions} /> : null}
        {isChosen && !obstacle ? (
          <>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {validUntil ? say('connection.until', { at: atWords(validUntil) }) : say('connection.until.none')}
            </Typography>
            {children}
          </>
        ) : null}
      </Flex>
    </Box>
  )
}

function Confirm(props: { chosen: Candidate; connection: ConnectionShown; wizard: Wizard; attempt: string }) {
  const { chosen, connection, wizard, attempt } = props
  const say = useConnectionWords()
  const { name, isOther } = chosen
  const before = connection.account
  const [isNamed, setNamed] = useState(false)
  const [isChange, setChange] = useState(false)
  const isReady = isNamed && (!isOther || isChange)
  const confirm = () =>
    wizard.confirm({ attempt, candidate: chosen, replaces: isOther ? (before?.id ?? null) : null, expected: connection.version })
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Checkbox checked={isNamed} onCheckedChange={(checked: boolean | 'indeterminate') => setNamed(checked === true)}>
        {say('connection.confirm.name', { name })}
      </Checkbox>
      {isOther ? (
        <Checkbox checked={isChange} onCheckedChange={(checked: boolean | 'indeterminate') => setChange(checked === true)}>
          {say('connection.confirm.other', { before: before?.name ?? before?.id ?? '', name })}
        </Checkbox>
      ) : null}
      <Box>
        <Button size="L" disabled={!isReady} loading={wizard.isAsking} onClick={() => void confirm()}>
          {say(`connection.confirm.go.${connection.channel}`)}
        </Button>
      </Box>
    </Flex>
  )
}
