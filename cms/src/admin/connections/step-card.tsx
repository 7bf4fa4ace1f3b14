import type { ReactNode } from 'react'
import { Box, Flex, Typography } from '@strapi/design-system'
import { useConnectionWords } from './use-connection-words'

/** One step of the wizard: its number, its name, what is to be done. */
export function StepCard({ no, title, children }: { no: number; title: string; children: ReactNode }) {
  const say = useConnectionWords()
  return (
    <Box tag="section" background="neutral0" padding={{ initial: 4, medium: 6 }} hasRadius shadow="tableShadow">
      <Typography tag="p" variant="sigma" textColor="neutral600">
        {say('connection.step', { no })}
      </Typography>
      <Typography tag="h2" variant="delta" fontWeight="bold">
        {title}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4}>
        {children}
      </Flex>
    </Box>
  )
}

/** The rarer way, folded until somebody needs it. */
export function Folded({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details>
      <summary style={{ cursor: 'pointer' }}>
        <Typography textColor="primary600">{label}</Typography>
      </summary>
      <Box paddingTop={3}>{children}</Box>
    </details>
  )
}
