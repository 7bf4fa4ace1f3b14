import { Flex, Typography } from '@strapi/design-system'
import { CheckCircle, CrossCircle, WarningCircle } from '@strapi/icons'
import type { Problem } from '../../editorial/contract'
import { useWords } from '../desk/use-words'

/** What the checks found, errors first, each with its place in the text. */
export function Findings({ problems }: { problems: readonly Problem[] }) {
  const say = useWords()
  if (problems.length === 0) {
    return (
      <Flex gap={2}>
        <CheckCircle fill="success600" aria-hidden />
        <Typography>{say('desk.review.noFindings')}</Typography>
      </Flex>
    )
  }
  const ordered = [...problems].sort((a, b) => a.level.localeCompare(b.level))
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {ordered.map(({ channel, field, message, level, place }, index) => (
        <Flex key={`${channel} ${field} ${index}`} gap={2} alignItems="flex-start">
          {level === 'error' ? <CrossCircle fill="danger600" aria-hidden /> : <WarningCircle fill="warning600" aria-hidden />}
          <Typography>
            {message}
            {place?.excerpt ? ` «${place.excerpt}»` : ''}
          </Typography>
        </Flex>
      ))}
    </Flex>
  )
}
