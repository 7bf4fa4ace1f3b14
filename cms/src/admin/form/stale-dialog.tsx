/** A save that came too late: both texts side by side, and the choice. Until it is made, nothing is overwritten on either side. */
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system'
import { useNotification } from '@strapi/strapi/admin'
import type { StaleSave } from '../../editorial/form-contract'
import type { ActionProps } from '../editorial/action-props'
import { saveForm } from '../editorial/save-button'
import { openedAt } from './saves'
import { useFieldLabel, useFormWords } from './use-form-words'

interface Props {
  props: ActionProps
  stale: StaleSave
  onClose: () => void
  onKeepSaved: () => void
}

export function StaleDialog({ props, stale, onClose, onKeepSaved }: Props) {
  const say = useFormWords()
  const labelOf = useFieldLabel(props.model)
  const { toggleNotification } = useNotification()
  const { by, texts } = stale
  const overwrite = () => {
    if (props.documentId) openedAt(props.documentId, stale.version)
    onClose()
    void saveForm(props)
  }
  const keep = () => {
    onClose()
    onKeepSaved()
  }
  const copy = () => {
    const mine = texts.map(({ field, mine: text }) => `${labelOf(field)}\n${text}`).join('\n\n')
    navigator.clipboard.writeText(mine).then(
      () => toggleNotification({ type: 'success', message: say('form.stale.copied') }),
      () => toggleNotification({ type: 'warning', message: say('form.stale.copyFailed') }),
    )
  }
  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{say('form.stale.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Typography tag="p">{by === null ? say('form.stale.nobody') : say('form.stale.by', { name: by })}</Typography>
          {texts.map(({ field, mine, saved }) => (
            <Box key={field} paddingTop={4} tag="section">
              <Typography tag="h3" variant="sigma" textColor="neutral600">
                {labelOf(field)}
              </Typography>
              <Flex gap={3} alignItems="stretch" paddingTop={2} direction={{ initial: 'column', medium: 'row' }}>
                <Text title={say('form.stale.mine')} text={mine || say('form.stale.empty')} />
                <Text title={say('form.stale.saved')} text={saved || say('form.stale.empty')} />
              </Flex>
            </Box>
          ))}
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={copy}>
            {say('form.stale.copy')}
          </Button>
          <Flex gap={2} wrap="wrap" justifyContent="flex-end">
            <Button variant="danger-light" onClick={overwrite}>
              {say('form.stale.overwrite')}
            </Button>
            <Button onClick={keep}>{say('form.stale.keep')}</Button>
          </Flex>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  )
}

function Text({ title, text }: { title: string; text: string }) {
  return (
    <Box flex="1" background="neutral100" padding={3} hasRadius maxHeight="24rem" overflow="auto">
      <Typography tag="p" variant="pi" fontWeight="bold" textColor="neutral600">
        {title}
      </Typography>
      <Typography tag="p" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </Typography>
    </Box>
  )
}
