import { Box, Button, Typography } from '@strapi/design-system'
import type { PressProps } from './other-actions'

/** Why nothing can be typed, and the way out of it when this person has one. */
export function LockNote({ readOnly, others, isBusy, onPress }: PressProps & { readOnly: { message: string; help: string } }) {
  const recall = others.find(({ transition }) => transition === 'recall')
  return (
    <Box background="warning100" borderColor="warning200" padding={3} hasRadius role="status">
      <Typography tag="p" variant="pi" fontWeight="bold" textColor="warning700">
        {readOnly.message}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral800">
        {readOnly.help}
      </Typography>
      {recall ? (
        <Box paddingTop={2}>
          <Button size="S" variant="secondary" fullWidth disabled={isBusy} onClick={() => void onPress(recall)}>
            {recall.label}
          </Button>
        </Box>
      ) : null}
    </Box>
  )
}
