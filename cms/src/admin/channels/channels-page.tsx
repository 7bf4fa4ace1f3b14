/** "Sức khỏe kênh": what is open, then a card a channel, then the processes that do the work. */
import { Box, Button, Flex, Typography } from '@strapi/design-system'
import { BackButton, Layouts, Page } from '@strapi/strapi/admin'
import { styled } from 'styled-components'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { NoticesList } from '../notices/notices-list'
import { ChannelCard } from './channel-card'
import { useChannelWords } from './use-channel-words'
import { useChannels } from './use-channels'
import { WorkersPart } from './workers-part'

export const CHANNELS_PATH = '/theo-doi/kenh'

const Cards = styled.div`
  display: grid;
  gap: 1.6rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr));
`

export function ChannelsPage() {
  const say = useChannelWords()
  const { sayAt } = useDeliveryWords()
  const { answer, failure, reload, acts } = useChannels()
  return (
    <Page.Main>
      <Page.Title>{say('channels.title')}</Page.Title>
      <Layouts.Header
        title={say('channels.title')}
        subtitle={say('channels.subtitle')}
        navigationAction={<BackButton fallback="/theo-doi" />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={5} paddingBottom={8}>
          {failure ? (
            <Flex background="warning100" padding={4} gap={4} hasRadius justifyContent="space-between" wrap="wrap" role="alert">
              <Box minWidth={0}>
                <Typography tag="p" textColor="warning700">
                  {failure}
                </Typography>
                {answer ? <Typography textColor="warning700">{say('channels.known', { at: sayAt(answer.at) })}</Typography> : null}
              </Box>
              <Button variant="secondary" onClick={() => void reload()}>
                {say('channels.retry')}
              </Button>
            </Flex>
          ) : null}
          <NoticesList />
          {answer === null && failure === null ? <Typography textColor="neutral600">{say('channels.loading')}</Typography> : null}
          {answer ? (
            <>
              <Cards>
                {answer.channels.map((channel) => (
                  <ChannelCard
                    key={channel.id}
                    channel={channel}
                    canOperate={answer.canOperate}
                    canConnect={answer.canConnect}
                    acts={acts}
                  />
                ))}
              </Cards>
              <WorkersPart workers={answer.workers} />
            </>
          ) : null}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  )
}
