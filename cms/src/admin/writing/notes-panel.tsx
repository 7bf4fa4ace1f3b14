/** What a returner wants changed, beside the form: each note leads to its paragraph and is ticked when it is seen to, unticked when it was not. */
import { useState } from 'react'
import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system'
import { ArrowRight } from '@strapi/icons'
import { useFetchClient, useNotification } from '@strapi/strapi/admin'
import type { Note } from '../../editorial/contract'
import type { ActionProps } from '../editorial/action-props'
import { timeOf } from '../editorial/delivery-words'
import { refresh, useEditorial, type EditorialAnswer } from '../editorial/editorial-store'
import { editorialAddress } from '../editorial/item-path'
import { refusalOf } from '../editorial/refusal-of'
import { useWords } from '../desk/use-words'
import { showParagraph } from './show-paragraph'
import { useWritingWords } from './use-writing-words'

export function NotesPanel({ model, documentId, document }: ActionProps) {
  const say = useWritingWords()
  const address = editorialAddress(model, documentId)
  const answer = useEditorial(address, document?.updatedAt)
  if (address === null || !answer || answer.notes.length === 0) return null
  return { title: say('notes.panel'), content: <Notes address={address} answer={answer} /> }
}

function Notes({ address, answer: { notes, canNote } }: { address: string; answer: Pick<EditorialAnswer, 'notes' | 'canNote'> }) {
  const say = useWritingWords()
  const open = notes.filter((note) => note.fixedAt === null).length
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Typography textColor={open > 0 ? 'warning700' : 'success700'} fontWeight="bold">
        {open > 0 ? say('notes.open', { count: open }) : say('notes.allFixed')}
      </Typography>
      {notes.map((note) => (
        <OneNote key={note.id} address={address} note={note} canTick={canNote} />
      ))}
    </Flex>
  )
}

function OneNote({ address, note, canTick }: { address: string; note: Note; canTick: boolean }) {
  const say = useWritingWords()
  const sayDesk = useWords()
  const { post, del } = useFetchClient()
  const { toggleNotification } = useNotification()
  const [isSending, setSending] = useState(false)
  const isFixed = note.fixedAt !== null

  const tick = async () => {
    setSending(true)
    try {
      const path = `${address}/notes/${note.id}/fixed`
      await (isFixed ? del(path) : post(path, {}))
    } catch (error) {
      toggleNotification({ type: 'danger', message: refusalOf(error) ?? sayDesk('desk.failed') })
    } finally {
      await refresh(address)
      setSending(false)
    }
  }
  const go = () => {
    if (!showParagraph(note)) toggleNotification({ type: 'info', message: say('notes.lost') })
  }
  return (
    <Box
      tag="article"
      padding={3}
      hasRadius
      background={isFixed ? 'neutral100' : 'warning100'}
      borderColor={isFixed ? 'neutral200' : 'warning200'}
    >
      {note.excerpt ? (
        <Typography tag="p" variant="pi" textColor="neutral700">
          {`«${note.excerpt}»`}
        </Typography>
      ) : null}
      <Typography tag="p" style={{ whiteSpace: 'pre-line' }}>
        {note.text}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {say('notes.byAt', { name: note.by.name, at: timeOf(note.at) })}
      </Typography>
      <Flex gap={3} paddingTop={2} justifyContent="space-between" wrap="wrap">
        <Checkbox checked={isFixed} disabled={!canTick || isSending} onCheckedChange={() => void tick()}>
          {say('notes.fixed')}
        </Checkbox>
        {note.blockIndex !== null ? (
          <Button variant="ghost" size="S" endIcon={<ArrowRight />} onClick={go}>
            {say('notes.go')}
          </Button>
        ) : null}
      </Flex>
    </Box>
  )
}
