import { Flex, Typography } from '@strapi/design-system'
import type { Note } from '../../editorial/contract'

/** What is noted and not yet ticked as corrected, where the paragraphs themselves are not shown. */
export function ReviewNotes({ notes }: { notes: readonly Note[] }) {
  const open = notes.filter((note) => note.fixedAt === null)
  if (open.length === 0) return null
  return (
    <Flex direction="column" alignItems="stretch" gap={2} tag="ul" paddingTop={3}>
      {open.map((note) => (
        <Typography key={note.id} tag="li">{`${note.by.name}: ${note.excerpt ? `“${note.excerpt}” ` : ''}${note.text}`}</Typography>
      ))}
    </Flex>
  )
}
