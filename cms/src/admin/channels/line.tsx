import type { ReactNode } from 'react'
import { Box, Flex, Typography } from '@strapi/design-system'
import type { Tone } from './channel-look'

/** A name, and what is to be said of it; below each other on a card of any width. */
export function Line({ name, tone = 'neutral', children }: { name: string; tone?: Tone; children: ReactNode }) {
  return (
    <Box>
      <Typography tag="dt" variant="pi" textColor="neutral600">
        {name}
      </Typography>
      <Typography tag="dd" textColor={tone === 'neutral' || tone === 'success' ? 'neutral800' : `${tone}700`} style={WRAP}>
        {children}
      </Typography>
    </Box>
  )
}

const WRAP = { margin: 0, overflowWrap: 'anywhere' } as const

/** A figure with its name under it. */
export function Figure({ name, value, tone = 'neutral' }: { name: string; value: string; tone?: Tone }) {
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} minWidth={0}>
      <Typography variant="delta" tag="span" textColor={tone === 'neutral' ? 'neutral800' : `${tone}700`}>
        {value}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {name}
      </Typography>
    </Flex>
  )
}
