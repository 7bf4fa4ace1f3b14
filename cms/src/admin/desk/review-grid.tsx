import type { ReactNode } from 'react'
import { Box, Flex } from '@strapi/design-system'
import { styled } from 'styled-components'

/** On a phone: what is short, the preview, what there is to do. On a screen the preview stays in sight at the left. */
export function ReviewGrid({ facts, preview, children }: { facts: ReactNode; preview: ReactNode; children: ReactNode }) {
  const gutter = { initial: 4, medium: 6, large: 10 } as const
  return (
    <Box paddingLeft={gutter} paddingRight={gutter} paddingBottom={6}>
      <Grid>
        <Flex direction="column" alignItems="stretch" gap={4} minWidth={0}>
          {facts}
        </Flex>
        <Aside>{preview}</Aside>
        <Flex direction="column" alignItems="stretch" gap={4} minWidth={0}>
          {children}
        </Flex>
      </Grid>
    </Box>
  )
}

/** 376 px: a phone's 360 with the frame around it. */
const Grid = styled.div`
  display: grid;
  gap: 1.6rem;
  grid-template-columns: minmax(0, 1fr);
  ${({ theme }) => theme.breakpoints.large} {
    column-gap: 2.4rem;
    grid-template-columns: 37.6rem minmax(0, 1fr);
    grid-template-rows: auto 1fr;
  }
`
const Aside = styled.div`
  ${({ theme }) => theme.breakpoints.large} {
    grid-area: 1 / 1 / span 2;
    position: sticky;
    top: 1.6rem;
    align-self: start;
  }
`
