import { Box, Flex, Typography } from '@strapi/design-system'
import { styled } from 'styled-components'
import type { FieldChange } from '../../editorial/contract'
import type { EditorialAnswer } from '../editorial/editorial-store'
import { useWords } from './use-words'
import { diffWords, type TextPart } from './word-diff'

/** *Khác bản trước*: field by field, the words that went and the words that came. */
export function Changes({ answer }: { answer: EditorialAnswer }) {
  const say = useWords()
  if (answer.previousRelease === null) return <Typography>{say('desk.review.first')}</Typography>
  if (answer.changes.length === 0) return <Typography>{say('desk.review.same')}</Typography>
  return <ChangeList changes={answer.changes} />
}

export function ChangeList({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {changes.map(({ field, label, before, after }) => (
        <Box key={field}>
          <Typography fontWeight="bold">{label}</Typography>
          <Typography tag="p" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere', lineHeight: 1.6 }}>
            {diffWords({ before, after }).map((part, index) => (
              <Words key={index} part={part} />
            ))}
          </Typography>
        </Box>
      ))}
    </Flex>
  )
}

/** Struck or underlined besides the colour; `del` and `ins` say it to a screen reader. */
function Words({ part: { kind, text } }: { part: TextPart }) {
  switch (kind) {
    case 'same':
      return <span>{text}</span>
    case 'removed':
      return <Gone>{text}</Gone>
    case 'added':
      return <Come>{text}</Come>
  }
}

const Gone = styled.del`
  color: ${({ theme }) => theme.colors.danger700};
  background: ${({ theme }) => theme.colors.danger100};
`
const Come = styled.ins`
  color: ${({ theme }) => theme.colors.success700};
  background: ${({ theme }) => theme.colors.success100};
`
