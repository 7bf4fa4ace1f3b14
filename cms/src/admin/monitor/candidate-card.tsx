import { Badge, Box, Button, Flex, Link, Typography } from '@strapi/design-system'
import type { Candidates } from '@hl/config/monitor-delivery'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { useMonitorWords } from './use-monitor-words'

/** One thing the channel shows, and the button that says it is ours. */
export function CandidateCard({ one, onChoose }: { one: Candidates['candidates'][number]; onChoose: () => void }) {
  const say = useMonitorWords()
  const { sayAt } = useDeliveryWords()
  const { text, url, createdAt, pictureUrl, isLikely, isTaken } = one
  return (
    <Box
      tag="li"
      background="neutral0"
      borderColor={isLikely && !isTaken ? 'success500' : 'neutral200'}
      hasRadius
      padding={4}
      style={{ opacity: isTaken ? 0.7 : 1 }}
    >
      <Flex gap={3} alignItems="flex-start">
        {pictureUrl ? (
          <img src={pictureUrl} alt="" width={72} height={54} loading="lazy" style={{ objectFit: 'cover', flexShrink: 0 }} />
        ) : null}
        <Box minWidth={0} flex="1">
          {isLikely && !isTaken ? <Badge active>{say('md.point.likely')}</Badge> : null}
          <Typography tag="p" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {text.length > 240 ? `${text.slice(0, 239)}…` : text}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {createdAt ? sayAt(createdAt) : null}
          </Typography>
          {url ? (
            <Link href={url} isExternal>
              {one.id}
            </Link>
          ) : null}
        </Box>
      </Flex>
      <Box paddingTop={2}>
        {isTaken ? (
          <Typography variant="pi" textColor="neutral600">
            {say('md.point.taken')}
          </Typography>
        ) : (
          <Button variant={isLikely ? 'success' : 'success-light'} onClick={onChoose}>
            {say('md.point.this')}
          </Button>
        )}
      </Box>
    </Box>
  )
}
