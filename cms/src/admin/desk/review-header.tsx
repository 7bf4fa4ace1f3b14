import { Box, Flex, Link, Typography } from '@strapi/design-system'
import { ArrowLeft } from '@strapi/icons'
import { NavLink } from 'react-router-dom'
import type { EditorialAnswer } from '../editorial/editorial-store'
import { formPath } from '../editorial/item-path'
import { DESK_PATH } from './row-path'
import { sinceWord } from './since'
import { useWords } from './use-words'

/** What is being decided on, where it stands, and the ways out. */
interface HeaderProps {
  item: { type: string; documentId: string }
  answer: EditorialAnswer | null
  isGone: boolean
}

export function ReviewHeader({ item, answer, isGone }: HeaderProps) {
  const say = useWords()
  const gutter = { initial: 4, medium: 6, large: 10 } as const
  return (
    <Box paddingTop={{ initial: 4, large: 6 }} paddingBottom={4} paddingLeft={gutter} paddingRight={gutter}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap" paddingBottom={2}>
        <Link tag={NavLink} to={DESK_PATH} startIcon={<ArrowLeft aria-hidden />}>
          {say('desk.review.back')}
        </Link>
        <Link tag={NavLink} to={formPath(item)}>
          {say('desk.review.form')}
        </Link>
      </Flex>
      <Typography variant="beta" tag="h1" style={{ overflowWrap: 'anywhere' }}>
        {answer === null ? say(isGone ? 'desk.review.gone' : 'desk.loading') : answer.title || say('desk.untitled')}
      </Typography>
      {answer ? (
        <Typography tag="p" textColor="neutral600">
          {factsOf({ answer, type: item.type, say }).join(' · ')}
        </Typography>
      ) : null}
    </Box>
  )
}

function factsOf({ answer, type, say }: { answer: EditorialAnswer; type: string; say: ReturnType<typeof useWords> }): string[] {
  const { word, count } = sinceWord({ since: answer.since, now: Date.now() })
  const kind = type === 'videos' ? 'desk.type.videos' : type === 'faqs' ? 'desk.type.faqs' : 'desk.type.articles'
  return [
    say(kind),
    answer.stageName,
    answer.handedBy ? say('desk.review.handedBy', { name: answer.handedBy.name }) : null,
    say(word, { count }),
  ].filter((fact) => fact !== null)
}
