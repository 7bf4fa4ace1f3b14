import type { DragEvent } from 'react'
import { Box, Flex, Typography } from '@strapi/design-system'
import { styled } from 'styled-components'
import { wallOf } from '../../plan/clock'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import { useCalendarWords } from '../plan/use-calendar-words'
import { startDrag } from './drag'
import type { DayEntry } from './group-entries'
import { STATUS_LOOKS } from './status-look'

/** One entry: when, where, how it stands, and which Item. A press opens it; what may be moved can be dragged, too. */
export function EntryChip({ entry, isWide, onOpen }: { entry: DayEntry; isWide: boolean; onOpen: (entry: DayEntry) => void }) {
  const say = useCalendarWords()
  const { Icon, colour, word } = STATUS_LOOKS[entry.status]
  const facts = `${wallOf(entry.at).time} ${entry.channels.map((channel) => CHANNEL_NAMES[channel]).join(', ')} · ${say(word).replaceAll(' ', NO_BREAK)}`
  return (
    <Chip
      tag="button"
      type="button"
      title={entry.title}
      background={`${colour}100`}
      borderColor={`${colour}200`}
      padding={1}
      paddingLeft={2}
      hasRadius
      width="100%"
      draggable={entry.move !== null}
      $isMovable={entry.move !== null}
      onDragStart={(event: DragEvent) => startDrag(event, entryKey(entry))}
      onClick={() => onOpen(entry)}
    >
      <Flex gap={1} alignItems="center">
        <Icon fill={`${colour}600`} width="1.2rem" height="1.2rem" aria-hidden style={{ flexShrink: 0 }} />
        <Typography variant="pi" textColor={`${colour}700`} style={{ fontVariantNumeric: 'tabular-nums' }}>
          {facts}
        </Typography>
      </Flex>
      <Title $isWide={isWide} variant={isWide ? 'omega' : 'pi'} fontWeight="semiBold" textColor="neutral800" tag="span">
        {entry.title}
      </Title>
      {isWide ? (
        <Typography variant="pi" textColor="neutral600" tag="p">
          {[entry.section, entry.stageName].filter(Boolean).join(' · ')}
        </Typography>
      ) : null}
    </Chip>
  )
}

const NO_BREAK = '\u00a0'

export function entryKey({ documentId, channel, status }: DayEntry): string {
  return `${documentId} ${channel} ${status}`
}

const Chip = styled(Box)<{ $isMovable: boolean }>`
  text-align: left;
  cursor: ${({ $isMovable }) => ($isMovable ? 'grab' : 'pointer')};
  &:hover {
    border-color: ${({ theme }) => theme.colors.primary600};
  }
`
const Title = styled(Typography)<{ $isWide: boolean }>`
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: ${({ $isWide }) => ($isWide ? 3 : 2)};
  overflow: hidden;
  overflow-wrap: anywhere;
`
