import { Box, Typography } from '@strapi/design-system'
import type { TypedField } from './use-recovery'
import { useFieldLabel, useFormWords } from './use-form-words'

const SHOWN_CHARS = 160

/** The fields that differ, each with the beginning of its typed and its saved text. */
export function RecoveryDiff({ model, differing }: { model: string; differing: readonly TypedField[] }) {
  const say = useFormWords()
  const labelOf = useFieldLabel(model)
  const shown = differing.filter(({ typed, now }) => typed !== now)
  return (
    <>
      <Typography tag="p" variant="pi">
        {say('form.recover.differs', { fields: differing.map(({ field }) => labelOf(field)).join(', ') })}
      </Typography>
      <Box tag="details" paddingTop={1}>
        <Typography tag="summary" variant="pi" textColor="primary700" style={{ cursor: 'pointer' }}>
          {say('form.recover.see')}
        </Typography>
        {shown.map(({ field, typed, now }) => (
          <Box key={field} paddingTop={1}>
            <Typography tag="p" variant="pi" fontWeight="bold">
              {labelOf(field)}
            </Typography>
            <Typography tag="p" variant="pi">{`${say('form.recover.typed')}: ${short(typed)}`}</Typography>
            <Typography tag="p" variant="pi" textColor="neutral600">{`${say('form.recover.now')}: ${short(now)}`}</Typography>
          </Box>
        ))}
      </Box>
    </>
  )
}

function short(text: string): string {
  return text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS - 1)}…` : text || '—'
}
