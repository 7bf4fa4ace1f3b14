import type { ReactNode } from 'react'
import { Flex, Typography } from '@strapi/design-system'
import { useChoiceWords } from './use-choice-words'

/** What few Items need, folded away under its channel; the fold names what is chosen in it. */
export function MoreChoices({ chosen, children }: { chosen: readonly string[]; children: ReactNode }) {
  const say = useChoiceWords()
  return (
    <details data-more>
      <Typography tag="summary" textColor="primary600" style={{ cursor: 'pointer', padding: '0.4rem 0' }}>
        {say('choice.more')}
        {chosen.length > 0 ? <Typography textColor="neutral800">{`: ${chosen.join(', ')}`}</Typography> : null}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={5} paddingTop={3}>
        {children}
      </Flex>
    </details>
  )
}
