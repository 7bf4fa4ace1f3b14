import { useState } from 'react'
import { Box, Button, Flex, Typography } from '@strapi/design-system'
import { NavLink } from 'react-router-dom'
import type { DeskRow } from '../../editorial/contract'
import { itemAddress } from '../editorial/item-path'
import { isOnePress, useTransition } from '../editorial/use-transition'
import { Lights } from './lights'
import { isToDecide, rowPath } from './row-path'
import { RowFacts, RowFlags } from './row-facts'
import { useWords } from './use-words'

export function DeskRowCard({ row, onChanged }: { row: DeskRow; onChanged: () => void }) {
  const say = useWords()
  return (
    <Box background="neutral0" padding={4} hasRadius shadow="tableShadow" tag="li">
      <Flex
        gap={{ initial: 3, medium: 6 }}
        direction={{ initial: 'column', medium: 'row' }}
        justifyContent="space-between"
        alignItems={{ initial: 'stretch', medium: 'center' }}
      >
        <Flex direction="column" alignItems="flex-start" gap={2} flex="1" minWidth={0}>
          <Typography
            variant="delta"
            tag={NavLink}
            to={rowPath(row)}
            textColor="neutral800"
            style={{ textDecoration: 'none', overflowWrap: 'anywhere', lineHeight: 1.4 }}
          >
            {row.title || say('desk.untitled')}
          </Typography>
          <RowFacts row={row} />
          <RowFlags row={row} />
          <Lights lights={row.lights} />
        </Flex>
        <RowButton row={row} onChanged={onChanged} />
      </Flex>
    </Box>
  )
}

/** The one thing to do with it; a screen reader hears with which Item. */
export function RowButton({ row, onChanged }: { row: DeskRow; onChanged: () => void }) {
  const say = useWords()
  const { send, isRunning } = useTransition()
  const [refusal, setRefusal] = useState<string | null>(null)
  const { mainTransition } = row
  const named = (label: string) => ({ 'aria-label': `${label}: ${row.title || say('desk.untitled')}`, children: label })
  if (mainTransition === null || !isOnePress(mainTransition)) {
    const label = isToDecide(row) && mainTransition ? say('desk.review') : say('desk.open')
    return <Button tag={NavLink} to={rowPath(row)} variant={mainTransition ? 'default' : 'tertiary'} {...named(label)} />
  }
  const press = async () => {
    const refused = await send({ address: itemAddress(row), offered: mainTransition, body: {} })
    setRefusal(refused)
    if (refused === null) onChanged()
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={2} maxWidth="40rem">
      <Button loading={isRunning} onClick={() => void press()} {...named(mainTransition.label)} />
      {refusal ? (
        <Typography textColor="danger700" role="alert">
          {refusal}
        </Typography>
      ) : null}
    </Flex>
  )
}
