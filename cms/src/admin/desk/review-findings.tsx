import { Box, Flex, Typography } from '@strapi/design-system'
import { CheckCircle, CrossCircle, WarningCircle } from '@strapi/icons'
import { useIntl } from 'react-intl'
import type { Problem } from '../../editorial/contract'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import { useWords } from './use-words'

/** What the checks found, what blocks first, each with its place and the words themselves. */
export function ReviewFindings({ problems, model }: { problems: readonly Problem[]; model: string }) {
  const say = useWords()
  if (problems.length === 0) {
    return (
      <Flex gap={2}>
        <CheckCircle fill="success600" aria-hidden />
        <Typography>{say('desk.review.noFindings')}</Typography>
      </Flex>
    )
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Group title={say('desk.review.blocks')} problems={problems.filter(({ level }) => level === 'error')} model={model} />
      <Group title={say('desk.review.warns')} problems={problems.filter(({ level }) => level === 'warning')} model={model} />
    </Flex>
  )
}

function Group({ title, problems, model }: { title: string; problems: readonly Problem[]; model: string }) {
  if (problems.length === 0) return null
  return (
    <Box>
      <Typography variant="omega" fontWeight="bold" tag="h3">{`${title} (${problems.length})`}</Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
        {problems.map((problem, index) => (
          <Finding key={`${problem.field} ${index}`} problem={problem} model={model} />
        ))}
      </Flex>
    </Box>
  )
}

function Finding({ problem, model }: { problem: Problem; model: string }) {
  const where = useWhere({ problem, model })
  const { level, message, place } = problem
  return (
    <Flex tag="li" gap={2} alignItems="flex-start">
      <Box paddingTop={1}>
        {level === 'error' ? <CrossCircle fill="danger600" aria-hidden /> : <WarningCircle fill="warning600" aria-hidden />}
      </Box>
      <Box minWidth={0}>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {where}
        </Typography>
        {place?.excerpt ? (
          <Typography tag="p" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>{`“${place.excerpt}”`}</Typography>
        ) : null}
        <Typography tag="p" style={{ overflowWrap: 'anywhere' }}>
          {message}
        </Typography>
      </Box>
    </Flex>
  )
}

/** "Nội dung · Đoạn 3 · Facebook" */
function useWhere({ problem, model }: { problem: Problem; model: string }): string {
  const say = useWords()
  const { messages } = useIntl()
  const { field, channel, place } = problem
  const index = place?.blockIndex ?? null
  const label = messages[`content-manager.content-types.${model}.${field.split('.')[0]}`]
  return [
    typeof label === 'string' ? label : null,
    index === null ? null : say('desk.review.place.block', { number: index + 1 }),
    channel === null ? null : (CHANNEL_NAMES[channel] ?? channel),
  ]
    .filter((part) => part !== null)
    .join(' · ')
}
