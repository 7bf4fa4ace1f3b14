import type { ReactNode } from 'react'
import { Box, Typography } from '@strapi/design-system'

/** One section of the review screen. */
export function Part({
  title,
  id,
  tone = 'neutral',
  children,
}: {
  title: string
  id?: string
  tone?: 'neutral' | 'danger'
  children: ReactNode
}) {
  const colours =
    tone === 'danger' ? { background: 'danger100', borderColor: 'danger200' } : { background: 'neutral0', borderColor: 'neutral150' }
  return (
    <Box {...colours} padding={4} hasRadius tag="section" {...(id ? { id } : {})} style={{ scrollMarginBottom: '12rem' }}>
      <Typography variant="sigma" textColor={tone === 'danger' ? 'danger700' : 'neutral600'} tag="h2">
        {title}
      </Typography>
      <Box paddingTop={2}>{children}</Box>
    </Box>
  )
}
