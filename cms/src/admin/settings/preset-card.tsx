import { useState } from 'react'
import { Badge, Box, Button, Dialog, Flex, Typography } from '@strapi/design-system'
import { WarningCircle } from '@strapi/icons'
import type { SettingsAnswer } from '../../editorial/contract'
import { useWords } from '../desk/use-words'

export type PresetShown = SettingsAnswer['presets'][number]

interface CardProps {
  preset: PresetShown
  currentName: string
  isCurrent: boolean
  isChanging: boolean
  onChoose: () => void
}

export function PresetCard({ preset, currentName, isCurrent, isChanging, onChoose }: CardProps) {
  const say = useWords()
  return (
    <Box tag="section" background="neutral0" padding={6} hasRadius shadow="tableShadow" borderColor={isCurrent ? 'primary600' : 'neutral0'}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Flex gap={3}>
          <Typography variant="delta" tag="h2">
            {preset.name}
          </Typography>
          {isCurrent ? <Badge active>{say('chain.settings.current')}</Badge> : null}
        </Flex>
        {isCurrent ? null : <Change preset={preset} currentName={currentName} isChanging={isChanging} onChoose={onChoose} />}
      </Flex>
      <Typography tag="p" textColor="neutral700">
        {preset.help}
      </Typography>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={3} paddingTop={4}>
        {preset.steps.map(({ stageName, action, by }, index) => (
          <Flex key={stageName} tag="li" gap={3} alignItems="flex-start">
            <Badge aria-hidden>{String(index + 1)}</Badge>
            <Box>
              <Typography tag="p">
                {`${stageName} → `}
                <strong>{action}</strong>
              </Typography>
              <Typography tag="p" variant="pi" textColor="neutral600">
                {say('chain.settings.by', { names: by.join(', ') })}
              </Typography>
            </Box>
          </Flex>
        ))}
      </Flex>
    </Box>
  )
}

/** Asked twice: it changes everybody's work from now on. */
function Change({ preset, currentName, isChanging, onChoose }: Omit<CardProps, 'isCurrent'>) {
  const say = useWords()
  const [isOpen, setOpen] = useState(false)
  const confirm = () => {
    setOpen(false)
    onChoose()
  }
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger>
        <Button variant="secondary" loading={isChanging}>
          {say('chain.settings.choose')}
        </Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>{say('chain.settings.confirm.title')}</Dialog.Header>
        <Dialog.Body icon={<WarningCircle fill="warning600" aria-hidden />}>
          {say('chain.settings.confirm', { from: currentName, to: preset.name })}
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button fullWidth variant="tertiary">
              {say('desk.cancel')}
            </Button>
          </Dialog.Cancel>
          <Button fullWidth onClick={confirm}>
            {say('chain.settings.confirm.button')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  )
}
