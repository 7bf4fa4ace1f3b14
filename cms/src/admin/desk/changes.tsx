import { Box, Flex, Typography } from '@strapi/design-system'
import type { EditorialView } from '../../editorial/contract'
import { useWords } from './use-words'

/** *Khác bản trước*: field by field, what is live and what would be. */
export function Changes({ answer }: { answer: EditorialView }) {
  const say = useWords()
  if (answer.previousRelease === null) return <Typography>{say('desk.review.first')}</Typography>
  if (answer.changes.length === 0) return <Typography>{say('desk.review.same')}</Typography>
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {answer.changes.map(({ field, label, before, after }) => (
        <Box key={field}>
          <Typography fontWeight="bold">{label}</Typography>
          {before ? (
            <Typography tag="p" textColor="danger700">
              {say('desk.review.before', { text: before })}
            </Typography>
          ) : null}
          {after ? (
            <Typography tag="p" textColor="success700">
              {say('desk.review.after', { text: after })}
            </Typography>
          ) : null}
        </Box>
      ))}
    </Flex>
  )
}
