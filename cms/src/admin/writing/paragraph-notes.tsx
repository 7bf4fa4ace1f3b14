/** On the review screen: the text paragraph by paragraph, what the checks found in each, and a note at any of them. */
import { useEffect, useState } from 'react'
import { Box, Button, Flex, Textarea, Typography } from '@strapi/design-system'
import { WarningCircle } from '@strapi/icons'
import { useFetchClient } from '@strapi/strapi/admin'
import { blockText } from '../../checks/draft-view'
import type { StrapiBlocks } from '../../editorial/blocks'
import type { EditorialAnswer } from '../editorial/editorial-store'
import { refresh } from '../editorial/editorial-store'
import { modelOf } from '../editorial/item-path'
import { refusalOf } from '../editorial/refusal-of'
import { ReviewNotes } from '../desk/review-notes'
import { useWords } from '../desk/use-words'
import { excerptOf, findParagraph } from './find-paragraph'
import { useWritingWords } from './use-writing-words'

interface Props {
  type: string
  documentId: string
  address: string
  answer: EditorialAnswer
}

export function ParagraphNotes({ type, documentId, address, answer }: Props) {
  const say = useWritingWords()
  const { get } = useFetchClient()
  const [body, setBody] = useState<StrapiBlocks>([])
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    get<{ data: { body?: StrapiBlocks | null } }>(`/content-manager/collection-types/${modelOf(type)}/${documentId}`)
      .then(({ data }) => setBody(data.data.body ?? []))
      .catch(() => setBody([])) // no right to read the text: there is nothing to note then
  }, [get, type, documentId, answer.version])
  const texts = body.map(blockText)
  if (texts.length === 0 && answer.notes.length === 0) return null
  const placed = answer.notes.map((note) => ({ note, index: findParagraph({ texts, ...note }) }))
  return (
    <Box background="neutral0" borderColor="neutral150" padding={4} hasRadius tag="section">
      <Flex justifyContent="space-between" gap={2}>
        <Typography variant="sigma" textColor="neutral600" tag="h2">
          {say('notes.read')}
        </Typography>
        {texts.length > 0 ? (
          <Button variant="tertiary" size="S" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {say(isOpen ? 'notes.hide' : 'notes.show')}
          </Button>
        ) : null}
      </Flex>
      {isOpen ? (
        <Flex direction="column" alignItems="stretch" gap={3} paddingTop={3}>
          <Typography variant="pi" textColor="neutral600">
            {say(answer.canNote ? 'notes.read.help' : 'notes.read.readOnly')}
          </Typography>
          {body.map((block, index) => (
            <Paragraph
              key={index}
              address={address}
              block={block}
              canNote={answer.canNote}
              index={index}
              problems={answer.problems.filter(({ field, place }) => field === 'body' && place?.blockIndex === index)}
              notes={placed.flatMap(({ note, index: at }) => (at === index ? [note] : []))}
            />
          ))}
        </Flex>
      ) : null}
      <ReviewNotes notes={placed.flatMap(({ note, index }) => (index === null || !isOpen ? [note] : []))} />
    </Box>
  )
}

interface ParagraphProps {
  address: string
  block: StrapiBlocks[number]
  index: number
  canNote: boolean
  problems: EditorialAnswer['problems']
  notes: EditorialAnswer['notes']
}

function Paragraph({ address, block, index, canNote, problems, notes }: ParagraphProps) {
  const say = useWritingWords()
  const [about, setAbout] = useState<{ excerpt: string; text: string } | null>(null)
  const text = block.type === 'image' ? say('notes.image') : blockText(block)
  const id = `hl-paragraph-${index}`
  if (text.trim() === '') return null
  return (
    <Box borderColor="neutral150" hasRadius padding={3} data-paragraph={index}>
      <Typography id={id} tag="p" style={{ whiteSpace: 'pre-line' }} fontWeight={block.type === 'heading' ? 'bold' : 'regular'}>
        {text}
      </Typography>
      {problems.map(({ message, place }) => (
        <Flex key={message} gap={2} paddingTop={2} alignItems="flex-start">
          <WarningCircle fill="warning600" aria-hidden />
          <Box flex="1">
            <Typography tag="p">{message}</Typography>
            {canNote ? (
              <Button variant="ghost" size="S" onClick={() => setAbout({ excerpt: place?.excerpt ?? '', text: message })}>
                {say('notes.addAt')}
              </Button>
            ) : null}
          </Box>
        </Flex>
      ))}
      {notes.map((note) => (
        <Typography key={note.id} tag="p" textColor={note.fixedAt ? 'success700' : 'warning700'} paddingTop={2}>
          {`${note.by.name}: ${note.text}${note.fixedAt ? ` (${say('notes.fixed')})` : ''}`}
        </Typography>
      ))}
      {!canNote ? null : about === null ? (
        <Flex justifyContent="flex-end">
          <Button variant="ghost" size="S" onClick={() => setAbout({ excerpt: selectedIn(id) || excerptOf(text), text: '' })}>
            {say('notes.add')}
          </Button>
        </Flex>
      ) : (
        <NewNote address={address} index={index} about={about} onDone={() => setAbout(null)} />
      )}
    </Box>
  )
}

function NewNote(props: { address: string; index: number; about: { excerpt: string; text: string }; onDone: () => void }) {
  const { address, index, about, onDone } = props
  const say = useWritingWords()
  const sayDesk = useWords()
  const { post } = useFetchClient()
  const [text, setText] = useState(about.text)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)

  const save = async () => {
    setSending(true)
    try {
      await post(`${address}/notes`, { blockIndex: index, excerpt: about.excerpt.slice(0, 300), text: text.trim() })
      await refresh(address)
      onDone()
    } catch (error) {
      setRefusal(refusalOf(error) ?? sayDesk('desk.failed'))
      setSending(false)
    }
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={2} paddingTop={2}>
      {about.excerpt ? <Typography variant="pi" textColor="neutral600">{`«${about.excerpt}»`}</Typography> : null}
      <Textarea
        aria-label={say('notes.text')}
        placeholder={say('notes.text')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {refusal ? (
        <Typography textColor="danger700" role="alert">
          {refusal}
        </Typography>
      ) : null}
      <Flex gap={2} justifyContent="flex-end">
        <Button variant="tertiary" onClick={onDone}>
          {say('notes.cancel')}
        </Button>
        <Button loading={isSending} disabled={text.trim() === ''} onClick={() => void save()}>
          {say('notes.save')}
        </Button>
      </Flex>
    </Flex>
  )
}

/** The words the reviewer has marked in this paragraph. */
function selectedIn(id: string): string {
  const selection = document.getSelection()
  const paragraph = document.getElementById(id)
  if (!selection || !paragraph || selection.isCollapsed || !paragraph.contains(selection.anchorNode)) return ''
  return paragraph.contains(selection.focusNode) ? selection.toString().trim() : ''
}
