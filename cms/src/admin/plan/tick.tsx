import { useId } from 'react'
import { Box, Checkbox, Typography } from '@strapi/design-system'

/** A choice of yes and no, with the sentence that says what it does. */
export function Tick(props: { label: string; hint: string; checked: boolean; disabled: boolean; onChange: (checked: boolean) => void }) {
  const { label, hint, checked, disabled, onChange } = props
  const hintId = useId()
  return (
    <Box>
      <Checkbox checked={checked} disabled={disabled} aria-describedby={hintId} onCheckedChange={(value) => onChange(value === true)}>
        {label}
      </Checkbox>
      <Typography id={hintId} tag="p" variant="pi" textColor="neutral600" style={{ paddingLeft: '2.8rem' }}>
        {hint}
      </Typography>
    </Box>
  )
}
