/** What of a channel's budgets is used: our own ledger, and what the platform says. */
import { Box, Flex, Typography } from '@strapi/design-system'
import type { ChannelHealth, Quota } from '@hl/config/channel-health'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { Bar, type BarPart } from './bar'
import { useChannelWords } from './use-channel-words'

export function QuotaPart({ channel }: { channel: ChannelHealth }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {channel.quota.map((quota) => (
        <QuotaBar key={quota.bucket} quota={quota} />
      ))}
      {channel.id === 'facebook' ? <UsageBar usage={channel.usage} /> : null}
    </Flex>
  )
}

function QuotaBar({ quota }: { quota: Quota }) {
  const say = useChannelWords()
  const { sayAt } = useDeliveryWords()
  const { used, perDay, left, reserve, planned } = quota
  const isShort = planned > left
  const figures = Object.fromEntries(
    Object.entries({ used, perDay, left, reserve, planned }).map(([name, count]) => [name, count.toLocaleString('vi-VN')]),
  )
  const words = [
    say('channels.quota.used', figures),
    reserve > 0 ? say('channels.quota.reserve', figures) : null,
    planned > 0 && !isShort ? say('channels.quota.planned', figures) : null,
  ].filter((word) => word !== null)
  return (
    <Box>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {say('channels.quota', { name: quota.name })}
      </Typography>
      <Box paddingTop={1} paddingBottom={1}>
        <Bar parts={partsOf(quota)} />
      </Box>
      <Typography tag="p" variant="omega" textColor="neutral800">
        {words.join(' · ')}
      </Typography>
      {isShort ? (
        <Typography tag="p" variant="omega" textColor="danger700">
          {say('channels.quota.short', figures)}
        </Typography>
      ) : null}
      <Typography tag="p" variant="pi" textColor="neutral600">
        {say('channels.quota.resets', { at: sayAt(quota.resetsAt) })}
      </Typography>
    </Box>
  )
}

/** From the left: used, what the plan will take, free; at the right end what is kept for takedowns. */
function partsOf({ used, planned, left, perDay, reserve }: Quota): BarPart[] {
  const taken = Math.min(planned, left)
  return [
    { share: used / perDay, colour: left === 0 ? 'danger600' : left < perDay / 10 ? 'warning600' : 'primary600' },
    { share: taken / perDay, colour: 'primary200' },
    { share: (left - taken) / perDay, colour: 'neutral150' },
    { share: reserve / perDay, colour: 'neutral300' },
  ]
}

function UsageBar({ usage }: { usage: ChannelHealth['usage'] }) {
  const say = useChannelWords()
  const { sayAt } = useDeliveryWords()
  const percent = Math.round(usage?.percent ?? 0)
  return (
    <Box>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {say('channels.usage')}
      </Typography>
      {usage ? (
        <Box paddingTop={1} paddingBottom={1}>
          <Bar parts={[{ share: percent / 100, colour: percent >= 90 ? 'danger600' : percent >= 70 ? 'warning600' : 'primary600' }]} />
        </Box>
      ) : null}
      <Typography tag="p" variant="omega" textColor="neutral800">
        {usage ? say('channels.usage.seen', { percent, at: sayAt(usage.seenAt) }) : say('channels.usage.none')}
      </Typography>
      {usage?.regainAt ? (
        <Typography tag="p" variant="omega" textColor="danger700">
          {say('channels.usage.regain', { at: sayAt(usage.regainAt) })}
        </Typography>
      ) : null}
    </Box>
  )
}
