/** One channel: how it stands at the first glance, then account, quota and work. */
import type { ReactNode } from 'react'
import { Badge, Box, Button, Flex, Grid, Typography } from '@strapi/design-system'
import { ArrowClockwise } from '@strapi/icons'
import type { ChannelHealth } from '@hl/config/channel-health'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { AccountPart } from './account-part'
import { lookOf } from './channel-look'
import { DoorNotes } from './door-notes'
import { FactsPart } from './facts-part'
import { Figure } from './line'
import { QuotaPart } from './quota-part'
import { useChannelWords } from './use-channel-words'
import type { ChannelActs } from './use-channels'

interface Props {
  channel: ChannelHealth
  canOperate: boolean
  canConnect: boolean
  acts: ChannelActs
}

export function ChannelCard({ channel, canOperate, canConnect, acts }: Props) {
  const say = useChannelWords()
  const { sayAt } = useDeliveryWords()
  const { word, Icon, tone, at } = lookOf(channel)
  const isAsking = acts.asking === channel.id
  const hasQuota = channel.quota.length > 0 || channel.id === 'facebook'
  return (
    <Flex
      tag="article"
      aria-label={channel.name}
      direction="column"
      alignItems="stretch"
      gap={4}
      background="neutral0"
      padding={5}
      hasRadius
      shadow="tableShadow"
    >
      <Box>
        <Flex justifyContent="space-between" gap={2} wrap="wrap">
          <Typography variant="beta" tag="h2">
            {channel.name}
          </Typography>
          <Badge>{say(channel.mode === 'sandbox' ? 'channels.sandbox' : 'channels.real')}</Badge>
        </Flex>
        <Flex gap={2} paddingTop={2} alignItems="center">
          <Icon fill={`${tone}600`} aria-hidden />
          <Typography fontWeight="bold" textColor={tone === 'neutral' ? 'neutral700' : `${tone}700`}>
            {say(word, { at: sayAt(at) })}
          </Typography>
        </Flex>
      </Box>
      <DoorNotes channel={channel} canConnect={canConnect} />
      {channel.isConnected ? (
        <>
          <AccountPart channel={channel} />
          {channel.facts.length > 0 ? <FactsPart id={channel.id} facts={channel.facts} canOperate={canOperate} acts={acts} /> : null}
          {hasQuota ? (
            <Section>
              <QuotaPart channel={channel} />
            </Section>
          ) : null}
          <Section>
            <Work channel={channel} />
          </Section>
          <Flex justifyContent="space-between" gap={2} wrap="wrap" paddingTop={1} style={{ marginTop: 'auto' }}>
            <Typography variant="pi" textColor="neutral600">
              {channel.check ? say('channels.checkedAt', { at: sayAt(channel.check.at) }) : say('channels.state.unknown')}
            </Typography>
            {canOperate ? (
              <Button
                size="S"
                variant="secondary"
                startIcon={<ArrowClockwise />}
                loading={isAsking}
                disabled={acts.asking !== null}
                onClick={() => void acts.check(channel.id)}
              >
                {say(isAsking ? 'channels.checking' : 'channels.check')}
              </Button>
            ) : null}
          </Flex>
        </>
      ) : null}
    </Flex>
  )
}

function Section({ children }: { children: ReactNode }) {
  return (
    <Box paddingTop={4} borderColor="neutral150" borderStyle="solid" borderWidth="1px 0 0 0">
      {children}
    </Box>
  )
}

function Work({ channel }: { channel: ChannelHealth }) {
  const say = useChannelWords()
  const { sayAt } = useDeliveryWords()
  const { work, preflight } = channel
  const figures = [
    { name: say('channels.work.due'), value: String(work.due) },
    { name: say('channels.work.late'), value: String(work.late), ...(work.late > 0 ? { tone: 'danger' as const } : {}) },
    { name: say('channels.work.queued'), value: work.queued === null ? say('channels.unknown') : String(work.queued) },
    { name: say('channels.work.success'), value: work.lastSuccessAt ? sayAt(work.lastSuccessAt) : say('channels.never') },
  ]
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Grid.Root gap={3}>
        {figures.map((figure) => (
          <Grid.Item key={figure.name} col={6} xs={6} direction="column" alignItems="flex-start">
            <Figure {...figure} />
          </Grid.Item>
        ))}
      </Grid.Root>
      {work.oldestDueAt && work.due > 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {say('channels.work.oldest', { at: sayAt(work.oldestDueAt) })}
        </Typography>
      ) : null}
      <Box>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {say('channels.preflight')}
        </Typography>
        <Typography tag="p" textColor="neutral800">
          {preflight.planned === 0 ? say('channels.preflight.none') : say('channels.preflight.counts', preflight)}
        </Typography>
        {preflight.withProblems > 0 ? (
          <Typography tag="p" textColor="danger700">
            {say('channels.preflight.problems', { count: preflight.withProblems })}
          </Typography>
        ) : null}
      </Box>
    </Flex>
  )
}
