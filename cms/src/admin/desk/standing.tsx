import { Box, Typography } from '@strapi/design-system'
import type { EditorialAnswer } from '../editorial/editorial-store'
import { useWords } from './use-words'

/** What is out of the ordinary about this Item, and what to do: four eyes, an approval that lapsed, a small change. */
export function Standing({ answer: { fourEyes, lapsed, minor } }: { answer: EditorialAnswer }) {
  const say = useWords()
  const sentences = [
    fourEyes && `${fourEyes.message} ${fourEyes.help}`,
    lapsed && `${lapsed.message} ${lapsed.help}`,
    minor && say('desk.review.minor', { n: minor.characters }),
  ].filter((sentence) => sentence !== null)
  return sentences.map((sentence) => (
    <Box key={sentence} background="warning100" padding={4} hasRadius>
      <Typography textColor="warning700">{sentence}</Typography>
    </Box>
  ))
}
