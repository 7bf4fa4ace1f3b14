import { Flex, Typography } from '@strapi/design-system'
import type { EditorialAnswer } from '../editorial/editorial-store'
import { Part } from './part'
import { useWords } from './use-words'

/** What was noted at a paragraph and is not yet ticked as corrected. */
export function ReviewNotes({ answer }: { answer: EditorialAnswer }) {
  const say = useWords()
  const open = answer.notes.filter((note) => note.fixedAt === null)
  if (open.length === 0) return null
  return (
    <Part title={say('desk.review.notes')}>
      <Flex direction="column" alignItems="stretch" gap={2} tag="ul">
        {open.map((note) => (
          <Typography key={note.id} tag="li">{`${note.by.name}: ${note.excerpt ? `“${note.excerpt}” ` : ''}${note.text}`}</Typography>
        ))}
      </Flex>
    </Part>
  )
}
