import { useState } from 'react'
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system'
import { useFetchClient, useNotification } from '@strapi/strapi/admin'
import { NavLink } from 'react-router-dom'
import type { MoveMode } from '../../calendar/move-mode'
import { atWords, instantOf, wallOf } from '../../plan/clock'
import { isNight, morningAfter } from '../../plan/night'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import { itemAddress } from '../editorial/item-path'
import { refusalOf } from '../editorial/refusal-of'
import { TimeFields } from '../plan/time-fields'
import { useCalendarWords } from '../plan/use-calendar-words'
import type { DayEntry } from './group-entries'
import { STATUS_LOOKS } from './status-look'

/** One entry in full; where it may be moved, what that will mean is said before the button is pressed. */
export function MoveDialog(props: {
  entry: DayEntry
  /** the day it was dropped on */
  toDay: string | null
  onClose: () => void
  onMoved: () => void
}) {
  const { entry, onClose } = props
  const say = useCalendarWords()
  const { Icon, colour, word } = STATUS_LOOKS[entry.status]
  const channels = entry.channels.map((channel) => CHANNEL_NAMES[channel]).join(', ')
  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => (isOpen ? undefined : onClose())}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{entry.title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Flex gap={2} wrap="wrap">
              <Icon fill={`${colour}600`} aria-hidden />
              <Typography textColor={`${colour}700`} fontWeight="bold">
                {say(word)}
              </Typography>
              <Typography>{[channels, atWords(entry.at), entry.section, entry.stageName].filter(Boolean).join(' · ')}</Typography>
            </Flex>
            {entry.move === null ? (
              <>
                <Typography textColor="neutral700">{say('calendar.mode.none')}</Typography>
                <Buttons entry={entry} onClose={onClose} />
              </>
            ) : (
              <MoveForm {...props} mode={entry.move} />
            )}
          </Flex>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function MoveForm(props: { entry: DayEntry; toDay: string | null; mode: MoveMode; onClose: () => void; onMoved: () => void }) {
  const { entry, toDay, mode, onClose, onMoved } = props
  const say = useCalendarWords()
  const { post } = useFetchClient()
  const { toggleNotification } = useNotification()
  const was = wallOf(entry.at)
  const [wall, setWall] = useState(toDay ? { ...was, date: toDay.split('-').reverse().join('/') } : was)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isRunning, setRunning] = useState(false)
  const notBefore = instantOf(wall)
  const move = async () => {
    setRunning(true)
    try {
      const { data } = await post<{ mode: MoveMode }>(`${itemAddress(entry)}/reschedule`, { channel: entry.channel, notBefore })
      toggleNotification({ type: 'success', message: say(`calendar.moved.${data.mode}`) })
      onMoved()
    } catch (error) {
      setRefusal(refusalOf(error) ?? say('calendar.failed'))
      setRunning(false)
    }
  }
  return (
    <>
      <TimeFields name="move" value={wall} onChange={setWall} />
      {notBefore !== null && isNight(notBefore) ? <NightHint at={notBefore} onTake={(at) => setWall(wallOf(at))} /> : null}
      <Box background={mode === 'asks' ? 'warning100' : 'primary100'} padding={3} hasRadius>
        <Typography textColor={mode === 'asks' ? 'warning700' : 'primary700'}>
          {say(`calendar.mode.${mode}`, { at: atWords(entry.at) })}
        </Typography>
      </Box>
      {refusal ? (
        <Box background="danger100" padding={3} hasRadius role="alert">
          <Typography textColor="danger700">{refusal}</Typography>
        </Box>
      ) : null}
      <Buttons entry={entry} onClose={onClose}>
        <Button loading={isRunning} disabled={notBefore === null || notBefore === entry.at} onClick={() => void move()}>
          {say('calendar.move')}
        </Button>
      </Buttons>
    </>
  )
}

function NightHint({ at, onTake }: { at: string; onTake: (at: string) => void }) {
  const say = useCalendarWords()
  const morning = morningAfter(at)
  return (
    <Flex gap={2} wrap="wrap" background="warning100" padding={3} hasRadius justifyContent="space-between">
      <Typography textColor="warning700">{say('plan.night')}</Typography>
      <Button variant="secondary" size="S" onClick={() => onTake(morning)}>
        {say('plan.take', { at: atWords(morning) })}
      </Button>
    </Flex>
  )
}

function Buttons({ entry, onClose, children }: { entry: DayEntry; onClose: () => void; children?: React.ReactNode }) {
  const say = useCalendarWords()
  return (
    <Flex gap={2} justifyContent="flex-end" wrap="wrap">
      <Button tag={NavLink} to={`/ban-bien-tap/${entry.type}/${entry.documentId}`} variant="tertiary">
        {say('calendar.open')}
      </Button>
      <Button variant="tertiary" onClick={onClose}>
        {say('calendar.close')}
      </Button>
      {children}
    </Flex>
  )
}
