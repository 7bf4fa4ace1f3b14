/** *Soạn bài* beside the form: a Word file in, a table in. */
import { useRef, useState } from 'react'
import { Button, Flex, Modal, Typography } from '@strapi/design-system'
import { GridNine, Upload } from '@strapi/icons'
import { useDocumentRBAC } from '@strapi/content-manager/strapi-admin'
import { useFetchClient, useForm, useNotification } from '@strapi/strapi/admin'
import type { StrapiBlocks } from '../../editorial/blocks'
import type { ImportedText } from '../../writing/contract'
import { freeKey, placeholderOf } from '../../writing/table-cells'
import type { ActionProps } from '../editorial/action-props'
import { useKnownAnswer } from '../editorial/editorial-store'
import { editorialAddress, ITEM_PATHS } from '../editorial/item-path'
import { refusalOf } from '../editorial/refusal-of'
import { insertBlocks, textEditor } from './text-editor'
import { useItemForm } from './use-item-form'
import { useTellLost } from './use-tell-lost'
import { useWritingWords } from './use-writing-words'

/** Only where something may be written: not on the published version, nor on what the stage or the role locks. */
export function WritingPanel({ model, documentId }: ActionProps) {
  const say = useWritingWords()
  const answer = useKnownAnswer(editorialAddress(model, documentId))
  const isOff = useForm('WritingPanel', ({ disabled }) => disabled)
  const mayWrite = useDocumentRBAC('WritingPanel', ({ canCreate, canUpdate }) => (documentId ? canUpdate : canCreate))
  if (!ITEM_PATHS[model] || isOff || !mayWrite || answer?.readOnly) return null
  return { title: say('writing.panel'), content: <Writing /> }
}

function Writing() {
  const say = useWritingWords()
  const { toggleNotification } = useNotification()
  const { post } = useFetchClient()
  const form = useItemForm()
  const chooser = useRef<HTMLInputElement>(null)
  const [isReading, setReading] = useState(false)
  const [asking, setAsking] = useState<File | null>(null)

  const warn = (message: string) => toggleNotification({ type: 'warning', message, timeout: 12_000 })
  const tell = useTellLost()

  // what is typed while the server reads must not be lost
  const latest = useRef(form)
  latest.current = form
  const read = async (file: File, how: 'append' | 'replace') => {
    setAsking(null)
    setReading(true)
    const sent = new FormData()
    sent.append('files', file)
    sent.append('takenKeys', JSON.stringify(how === 'replace' ? [] : form.tableKeys()))
    try {
      const { data } = await post<ImportedText>('/editorial/writing/docx', sent)
      if (data.blocks.length > 0) {
        latest.current.take(data, how)
        toggleNotification({ type: 'success', message: say('writing.import.done', { name: file.name }) })
      } else warn(say('writing.import.empty', { name: file.name }))
      tell(data)
      if (data.hasOldFonts) warn(say('writing.oldFonts'))
    } catch (error) {
      toggleNotification({ type: 'danger', message: refusalOf(error) ?? say('writing.import.failed'), timeout: 12_000 })
    } finally {
      setReading(false)
    }
  }
  /** Asked first: its pictures go to the library as it is read, and who says no must leave nothing there. */
  const choose = (file: File) => (form.isEmpty() ? void read(file, 'append') : setAsking(file))
  const insertTable = () => {
    const key = freeKey(form.tableKeys())
    const place: StrapiBlocks = [{ type: 'paragraph', children: [{ type: 'text', text: placeholderOf(key) }] }]
    const editor = textEditor()
    // two blocks, so that the line is one of its own wherever the cursor stands
    if (editor) insertBlocks(editor, [...place, { type: 'paragraph', children: [{ type: 'text', text: '' }] }])
    const blank = ['', '', '']
    form.addTable({ key, caption: null, hasHeader: true, cells: [blank, blank, blank] })
    toggleNotification({ type: 'info', message: say('writing.table.inserted', { key }) })
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      <input
        ref={chooser}
        type="file"
        accept=".docx"
        hidden
        aria-label={say('writing.import')}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = '' // the same file may be chosen again
          if (file) choose(file)
        }}
      />
      <Button variant="secondary" startIcon={<Upload />} loading={isReading} onClick={() => chooser.current?.click()}>
        {say(isReading ? 'writing.import.running' : 'writing.import')}
      </Button>
      <Button variant="tertiary" startIcon={<GridNine />} onClick={insertTable}>
        {say('writing.table.insert')}
      </Button>
      <Modal.Root open={asking !== null} onOpenChange={(isOpen: boolean) => (isOpen ? undefined : setAsking(null))}>
        <Modal.Content>
          <Modal.Header>
            <Modal.Title>{say('writing.import')}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Typography>{say('writing.import.ask', { name: asking?.name ?? '' })}</Typography>
          </Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" onClick={() => setAsking(null)}>
              {say('writing.import.cancel')}
            </Button>
            <Flex gap={2} wrap="wrap">
              <Button variant="danger-light" onClick={() => asking && void read(asking, 'replace')}>
                {say('writing.import.replace')}
              </Button>
              <Button onClick={() => asking && void read(asking, 'append')}>{say('writing.import.append')}</Button>
            </Flex>
          </Modal.Footer>
        </Modal.Content>
      </Modal.Root>
    </Flex>
  )
}
