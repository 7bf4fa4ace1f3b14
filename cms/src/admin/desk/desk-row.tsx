import { useState } from 'react'
import { Box, Button, Flex, Typography } from '@strapi/design-system'
import { NavLink } from 'react-router-dom'
import type { DeskRow } from '../../editorial/contract'
import { timeOf } from '../editorial/delivery-words'
import { formPath, itemAddress } from '../editorial/item-path'
import { isOnePress, useTransition } from '../editorial/use-transition'
import { Lights } from './lights'
import { useWords } from './use-words'

/** Here the text is locked: whoever opens the Item comes to decide, not to write. */
const DECIDED_ON = ['in_check', 'awaiting_approval']

export function DeskRowCard({ row, onChanged }: { row: DeskRow; onChanged: () => void }) {
  const say = useWords()
  const review = `/ban-bien-tap/${row.type}/${row.documentId}`
  const isForReview = DECIDED_ON.includes(row.stage)
  const facts = [
    row.section?.name ?? say('desk.noSection'),
    row.stageName,
    say('desk.holder', { name: row.holder?.name ?? say('desk.noHolder') }),
    say('desk.since', { at: timeOf(row.since) }),
  ]
  return (
    <Box background="neutral0" padding={4} hasRadius shadow="tableShadow" tag="article">
      <Flex gap={4} justifyContent="space-between" alignItems="center" wrap="wrap">
        <Flex direction="column" alignItems="flex-start" gap={2} flex="1 1 28rem" minWidth={0}>
          <Typography
            variant="delta"
            tag={NavLink}
            to={isForReview ? review : formPath(row)}
            textColor="primary700"
            style={{ textDecoration: 'none', overflowWrap: 'anywhere' }}
          >
            {row.title}
          </Typography>
          <Typography textColor="neutral600">{facts.join(' · ')}</Typography>
          {row.isReturned ? <Flag text={say('desk.returned')} /> : null}
          {row.lapsed ? <Flag text={row.lapsed.message} /> : null}
          {row.isEmergency ? <Flag text={say('desk.emergency')} /> : null}
          <Lights lights={row.lights} />
        </Flex>
        <RowButton row={row} review={review} onChanged={onChanged} />
      </Flex>
    </Box>
  )
}

function Flag({ text }: { text: string }) {
  return (
    <Typography variant="pi" fontWeight="bold" textColor="danger700">
      {text}
    </Typography>
  )
}

function RowButton({ row, review, onChanged }: { row: DeskRow; review: string; onChanged: () => void }) {
  const say = useWords()
  const { send, isRunning } = useTransition()
  const [refusal, setRefusal] = useState<string | null>(null)
  const { mainTransition } = row
  if (mainTransition === null || !isOnePress(mainTransition)) {
    const isToDecide = mainTransition !== null || DECIDED_ON.includes(row.stage)
    return (
      <Button tag={NavLink} to={isToDecide ? review : formPath(row)} variant={mainTransition ? 'default' : 'tertiary'}>
        {mainTransition ? say('desk.review') : say('desk.open')}
      </Button>
    )
  }
  const press = async () => {
    const refused = await send({ address: itemAddress(row), offered: mainTransition, body: {} })
    setRefusal(refused)
    if (refused === null) onChanged()
  }
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} maxWidth="40rem">
      <Button loading={isRunning} onClick={() => void press()}>
        {mainTransition.label}
      </Button>
      {refusal ? <Typography textColor="danger700">{refusal}</Typography> : null}
    </Flex>
  )
}
