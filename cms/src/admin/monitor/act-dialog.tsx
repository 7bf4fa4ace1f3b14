import type { ReactNode } from 'react'
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system'
import { useMonitorWords } from './use-monitor-words'

interface DialogProps {
  title: string
  /** what will happen */
  children: ReactNode
  refusal: string | null
  button: string
  isDangerous?: boolean
  isRunning: boolean
  isReady?: boolean
  onClose: () => void
  onPress: () => void
}

/** Says what will happen before it does; a refusal stands where it was pressed. */
export function ActDialog(props: DialogProps) {
  const { title, children, refusal, button, isDangerous = false, isRunning, isReady = true, onClose, onPress } = props
  const say = useMonitorWords()
  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => (isOpen ? undefined : onClose())}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {children}
            {refusal ? (
              <Box background="danger100" padding={3} hasRadius role="alert">
                <Typography textColor="danger700">{refusal}</Typography>
              </Box>
            ) : null}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {say('md.confirm.cancel.dialog')}
          </Button>
          <Button variant={isDangerous ? 'danger' : 'default'} loading={isRunning} disabled={!isReady || isRunning} onClick={onPress}>
            {button}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  )
}
