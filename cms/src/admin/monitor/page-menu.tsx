import { useState } from 'react'
import { Flex, LinkButton, Menu } from '@strapi/design-system'
import { NavLink } from 'react-router-dom'
import type { ChannelCheck } from '@hl/config/monitor-delivery'
import type { Monitor } from '@hl/config/monitor'
import type { Rights } from '../../monitor/contract'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import { useReachWords } from '../reach/use-reach-words'
import { MONITOR_PATH } from './monitor-path'
import { PauseDialog } from './pause-dialog'
import { RebuildDialog } from './rebuild-dialog'
import { ReplayDialog } from './replay-dialog'
import { useAct } from './use-act'
import type { Filters } from './use-filters'
import { useMonitorWords } from './use-monitor-words'

type Open = { kind: 'replay' | 'rebuild' } | { kind: 'pause'; channel: string } | null

interface MenuProps {
  rights: Rights
  paused: Monitor['paused']
  filters: Filters
  onChanged: () => void
}

/** What concerns no single Item: the channels, sending again by filter, the website as a whole. */
export function PageMenu({ rights, paused, filters, onChanged }: MenuProps) {
  const say = useMonitorWords()
  const sayReach = useReachWords()
  const { act } = useAct({ isRefusalTold: true })
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const running = Object.keys(CHANNEL_NAMES).filter((channel) => !paused.some((one) => one.channel === channel))
  const check = (channel: string) =>
    act<ChannelCheck>({
      address: `/monitor/channels/${channel}/check`,
      body: {},
      onDone: () => say('monitor.check.started', { channel: nameOf(channel) }),
    })
  return (
    <Flex gap={2} wrap="wrap">
      <LinkButton tag={NavLink} to={`${MONITOR_PATH}/kenh`} variant="tertiary">
        {say('monitor.channels')}
      </LinkButton>
      <LinkButton tag={NavLink} to={`${MONITOR_PATH}/ket-qua`} variant="tertiary">
        {sayReach('reach.title')}
      </LinkButton>
      {rights.operate ? (
        <Menu.Root>
          <Menu.Trigger variant="tertiary">{say('monitor.more')}</Menu.Trigger>
          <Menu.Content popoverPlacement="bottom-end">
            <Menu.Item onSelect={() => setOpen({ kind: 'replay' })}>{say('monitor.replay')}</Menu.Item>
            <Menu.Item onSelect={() => setOpen({ kind: 'rebuild' })}>{say('monitor.rebuild')}</Menu.Item>
            <Menu.Separator />
            {Object.keys(CHANNEL_NAMES).map((channel) => (
              <Menu.Item key={`check ${channel}`} onSelect={() => void check(channel)}>
                {say('monitor.check', { channel: nameOf(channel) })}
              </Menu.Item>
            ))}
            <Menu.Separator />
            {running.map((channel) => (
              <Menu.Item key={`pause ${channel}`} variant="danger" onSelect={() => setOpen({ kind: 'pause', channel })}>
                {say('monitor.pause', { channel: nameOf(channel) })}
              </Menu.Item>
            ))}
          </Menu.Content>
        </Menu.Root>
      ) : null}
      {open?.kind === 'replay' ? <ReplayDialog filters={filters} onClose={close} onDone={onChanged} /> : null}
      {open?.kind === 'rebuild' ? <RebuildDialog onClose={close} /> : null}
      {open?.kind === 'pause' ? <PauseDialog channel={open.channel} onClose={close} onDone={onChanged} /> : null}
    </Flex>
  )
}

function nameOf(channel: string): string {
  return CHANNEL_NAMES[channel] ?? channel
}
