import { Box, Button, Flex, Typography } from '@strapi/design-system'
import { ITEM_PATHS } from '../editorial/item-path'
import { clockOf } from './clock'
import { RecoveryDiff } from './recovery-diff'
import { useAutosave } from './use-autosave'
import { useFormWords } from './use-form-words'
import { useRecovery } from './use-recovery'

interface Props {
  model: string
  /** null: a form never saved */
  documentId: string | null
  openedVersion: string | null
  components: readonly string[]
}

/** What was kept of an earlier sitting, or what is being kept of this one. */
export function AutosaveNotes({ model, documentId, openedVersion, components }: Props) {
  const say = useFormWords()
  // Until the document is here, its version is unknown, and everything would look typed over an older one.
  const isReady = documentId === null || openedVersion !== null
  const path = isReady ? `/editorial/${ITEM_PATHS[model]}/${documentId ?? 'new'}/autosave` : null
  const recovery = useRecovery({ path, openedVersion, components })
  const state = useAutosave({ path, isAllowed: recovery === null, openedVersion })
  if (recovery) {
    const at = clockOf(recovery.autosave.savedAt)
    return (
      <Box background="primary100" borderColor="primary200" padding={3} hasRadius role="status">
        <Typography tag="p" variant="pi" fontWeight="bold">
          {say('form.recover', { at })}
        </Typography>
        {recovery.isOlder ? (
          <Typography tag="p" variant="pi" textColor="warning700">
            {say('form.recover.older')}
          </Typography>
        ) : null}
        <RecoveryDiff model={model} differing={recovery.differing} />
        <Flex direction="column" alignItems="stretch" gap={2} paddingTop={2}>
          <Button size="S" fullWidth height="auto" onClick={recovery.restore}>
            {say('form.recover.restore', { at })}
          </Button>
          <Button size="S" variant="tertiary" fullWidth onClick={recovery.drop}>
            {say('form.recover.drop')}
          </Button>
        </Flex>
      </Box>
    )
  }
  if (state.kind === 'none') return null
  return (
    <Typography variant="pi" textColor={state.kind === 'kept' ? 'neutral600' : 'warning700'} role="status">
      {state.kind === 'kept' ? say('form.kept', { at: clockOf(state.at) }) : (state.why ?? say('form.keepFailed'))}
    </Typography>
  )
}
