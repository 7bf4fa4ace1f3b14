import { Box } from '@strapi/design-system'
import { styled } from 'styled-components'

export interface BarPart {
  share: number
  colour: 'primary600' | 'primary200' | 'neutral150' | 'neutral300' | 'danger600' | 'warning600'
}

const Track = styled(Box)`
  display: flex;
  overflow: hidden;
  height: 0.8rem;
`

/** A measure of something used up. Its words stand beside it, so that readers of the screen need no bar. */
export function Bar({ parts }: { parts: readonly BarPart[] }) {
  return (
    <Track background="neutral150" hasRadius aria-hidden>
      {parts.map(({ share, colour }, index) => (
        <Box key={index} background={colour} style={{ width: `${Math.min(100, Math.max(0, share * 100))}%`, flexShrink: 0 }} />
      ))}
    </Track>
  )
}
