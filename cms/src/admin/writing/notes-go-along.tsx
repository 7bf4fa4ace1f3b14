import { Typography } from '@strapi/design-system'
import type { Note } from '../../editorial/contract'
import { useWritingWords } from './use-writing-words'

/** A return carries the open notes: they are kept with the Item from the moment they are written. */
export function NotesGoAlong({ notes }: { notes: readonly Note[] }) {
  const say = useWritingWords()
  const count = notes.filter((note) => note.fixedAt === null).length
  return count > 0 ? <Typography fontWeight="bold">{say('notes.goAlong', { count })}</Typography> : null
}
