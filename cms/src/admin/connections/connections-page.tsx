/** "Kết nối": one card a channel, with whom it is connected, since when, and what it may do. */
import { Box, Flex, Typography } from '@strapi/design-system'
import { Layouts, Page } from '@strapi/strapi/admin'
import { Failure } from '../desk/failure'
import { ConnectionCard } from './connection-card'
import { useConnectionWords } from './use-connection-words'
import { useConnections } from './use-connections'

/** Wide enough to read, narrow enough to stay one column. */
export const COLUMN = '76rem'

export function ConnectionsPage() {
  const say = useConnectionWords()
  const { answer, failure, reload, setAnswer } = useConnections()
  return (
    <Page.Main>
      <Page.Title>{say('connection.title')}</Page.Title>
      <Layouts.Header title={say('connection.title')} subtitle={say('connection.subtitle')} />
      <Box paddingLeft={{ initial: 4, medium: 6, large: 10 }} paddingRight={{ initial: 4, medium: 6, large: 10 }} paddingBottom={8}>
        <Flex direction="column" alignItems="stretch" gap={4} style={{ maxWidth: COLUMN }}>
          {failure ? <Failure text={failure} onRetry={() => void reload()} /> : null}
          {answer === null && failure === null ? <Typography textColor="neutral600">{say('connection.loading')}</Typography> : null}
          {answer && !answer.mayConnect ? <Typography textColor="neutral600">{say('connection.readOnly')}</Typography> : null}
          {answer?.connections.map((connection) => (
            <ConnectionCard
              key={connection.channel}
              connection={connection}
              mayConnect={answer.mayConnect}
              onChanged={setAnswer}
              onMoved={() => void reload()}
            />
          ))}
        </Flex>
      </Box>
    </Page.Main>
  )
}
