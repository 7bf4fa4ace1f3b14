import { Button, Flex, Typography } from '@strapi/design-system'
import { useWords } from './use-words'

/** What could not be had, and the way to try again. */
export function Failure({ text, onRetry }: { text: string; onRetry: () => void }) {
  const say = useWords()
  return (
    <Flex background="danger100" padding={4} gap={4} hasRadius justifyContent="space-between" wrap="wrap" role="alert">
      <Typography textColor="danger700">{text}</Typography>
      <Button variant="secondary" onClick={onRetry}>
        {say('desk.retry')}
      </Button>
    </Flex>
  )
}
