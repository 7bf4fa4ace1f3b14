/** The open notices, one's own tasks first, and whether they come by mail. */
import { Box, Button, Flex, Typography } from '@strapi/design-system'
import { CheckCircle } from '@strapi/icons'
import type { Notice } from '@hl/config/channel-health'
import { useChannelWords } from '../channels/use-channel-words'
import { MailChoice } from './mail-choice'
import { LOOKS, NoticeRow } from './notice-row'
import { askNotices } from './notice-store'
import { useNotices } from './use-notices'

export function NoticesList() {
  const say = useChannelWords()
  const { answer, failure, hasFailed } = useNotices()
  const own = new Set(answer?.ownIds)
  const rank = (notice: Notice) => (own.has(notice.id) ? 0 : 2) + (LOOKS[notice.kind].tone === 'danger' ? 0 : 1)
  const notices = [...(answer?.notices ?? [])].sort((a, b) => rank(a) - rank(b))
  return (
    <Box tag="section" aria-labelledby="notices-title" background="neutral0" padding={5} hasRadius shadow="tableShadow">
      <Typography variant="delta" tag="h2" id="notices-title">
        {answer && answer.open > 0 ? say('notices.count', { count: answer.open }) : say('notices.title')}
      </Typography>
      {hasFailed ? (
        <Flex gap={4} paddingTop={2} justifyContent="space-between" wrap="wrap" role="alert">
          <Typography textColor="warning700">{failure ?? say('channels.failed')}</Typography>
          <Button variant="secondary" size="S" onClick={() => void askNotices()}>
            {say('channels.retry')}
          </Button>
        </Flex>
      ) : null}
      {answer === null && !hasFailed ? <Typography textColor="neutral600">{say('channels.loading')}</Typography> : null}
      {answer && notices.length === 0 ? (
        <Flex gap={2} paddingTop={3}>
          <CheckCircle fill="success600" aria-hidden />
          <Typography textColor="neutral800">{say('notices.none')}</Typography>
        </Flex>
      ) : null}
      <Flex tag="ul" direction="column" alignItems="stretch" paddingTop={3}>
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} isOwn={own.has(notice.id)} />
        ))}
      </Flex>
      {answer ? (
        <Box paddingTop={4} marginTop={notices.length > 0 ? 2 : 0} borderColor="neutral150" borderStyle="solid" borderWidth="1px 0 0 0">
          <MailChoice mail={answer.mail} />
        </Box>
      ) : null}
    </Box>
  )
}
