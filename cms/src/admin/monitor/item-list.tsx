import { memo } from 'react'
import { Box, Flex, Typography } from '@strapi/design-system'
import { styled } from 'styled-components'
import type { MonitorItem } from '@hl/config/monitor'
import { NavLink } from 'react-router-dom'
import type { NamedItem } from '../../monitor/contract'
import { CHANNEL_NAMES, lookOf } from '../editorial/delivery-words'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { deliveryPath, MONITOR_PATH } from './monitor-path'
import { useMonitorWords } from './use-monitor-words'

const CHANNELS = ['website', 'facebook', 'youtube'] as const
type Shown = MonitorItem['deliveries'][number]

interface ListProps {
  items: readonly NamedItem[]
  /** channels that are paused */
  paused: readonly string[]
  isOld: boolean
}

/** Items × channels: a row an Item, a labelled light a channel; each light leads to its Delivery. */
export function ItemList({ items, paused, isOld }: ListProps) {
  const say = useMonitorWords()
  return (
    <Table aria-label={say('monitor.list')} style={{ opacity: isOld ? 0.6 : 1 }} aria-busy={isOld}>
      <thead>
        <tr>
          <th scope="col">{say('monitor.list.item')}</th>
          {CHANNELS.map((channel) => (
            <th scope="col" key={channel}>
              {CHANNEL_NAMES[channel]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <ItemRow key={`${item.type} ${item.documentId}`} item={item} paused={paused.join()} />
        ))}
      </tbody>
    </Table>
  )
}

const ItemRow = memo(
  ({ item, paused }: { item: NamedItem; paused: string }) => {
    const say = useMonitorWords()
    const { sayAt } = useDeliveryWords()
    const first = mostPressing(item.deliveries)
    const facts = [
      item.sectionName ?? say('monitor.list.noSection'),
      item.unitName,
      say('monitor.list.changed', { at: sayAt(item.updatedAt) }),
    ].filter((fact) => fact !== null)
    return (
      <tr>
        <td>
          <Title to={first ? deliveryPath(first.id) : MONITOR_PATH}>{item.title || say('monitor.untitled')}</Title>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {facts.join(' · ')}
          </Typography>
        </td>
        {CHANNELS.map((channel) => (
          <td key={channel}>
            <Light
              channel={channel}
              delivery={item.deliveries.find((one) => one.channel === channel)}
              isPaused={paused.includes(channel)}
            />
          </td>
        ))}
      </tr>
    )
  },
  (before, after) => before.paused === after.paused && JSON.stringify(before.item) === JSON.stringify(after.item),
)
ItemRow.displayName = 'ItemRow'

/** Where the Item's title leads: to what needs somebody, else to what is still moving. */
function mostPressing(deliveries: readonly Shown[]): Shown | undefined {
  const find = (tone: string) => deliveries.find(({ state }) => lookOf(state).tone === tone)
  return find('danger') ?? find('warning') ?? find('secondary') ?? deliveries[0]
}

function Light({ channel, delivery, isPaused }: { channel: string; delivery: Shown | undefined; isPaused: boolean }) {
  const say = useMonitorWords()
  const { sayDelivery } = useDeliveryWords()
  if (!delivery) {
    return (
      <Typography variant="pi" textColor="neutral600">
        <OnPhone>{`${CHANNEL_NAMES[channel]}: `}</OnPhone>
        {say('monitor.list.noDelivery')}
      </Typography>
    )
  }
  const { Icon, tone, label, detail } = sayDelivery(delivery, isPaused)
  return (
    <LightLink to={deliveryPath(delivery.id)} title={`${label}: ${detail}`} data-state={delivery.state}>
      <Flex gap={2} alignItems="flex-start">
        <Icon fill={`${tone}600`} aria-hidden style={{ flexShrink: 0, marginTop: '0.2rem' }} />
        <Box minWidth={0}>
          <Typography variant="omega" fontWeight="semiBold" textColor={`${tone}700`}>
            <OnPhone>{`${CHANNEL_NAMES[channel]}: `}</OnPhone>
            {label}
            {delivery.isLate ? ` · ${say('monitor.late.flag')}` : ''}
          </Typography>
          <Detail>
            <Typography variant="pi" textColor="neutral600">
              {detail}
            </Typography>
          </Detail>
        </Box>
      </Flex>
    </LightLink>
  )
}

const Title = styled(NavLink)`
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  font-weight: 600;
  line-height: 1.4;
  text-decoration: none;
  overflow-wrap: anywhere;
  &:hover {
    text-decoration: underline;
  }
`
const OnPhone = styled.span`
  ${({ theme }) => theme.breakpoints.medium} {
    display: none;
  }
`
/** Two lines say enough in a list; the rest is one click away. */
const Detail = styled.div`
  display: -webkit-box;
  overflow: hidden;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
  line-clamp: 2;
`
const LightLink = styled(NavLink)`
  display: block;
  text-decoration: none;
  border-radius: ${({ theme }) => theme.borderRadius};
  transition: background 120ms;
  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`
/** A table on a screen; on a phone a row is a card and its cells stand below each other. */
const Table = styled.table`
  display: block;
  width: 100%;
  transition: opacity 150ms;
  thead {
    display: none;
  }
  tbody {
    display: flex;
    flex-direction: column;
    gap: 0.8rem;
  }
  tr {
    display: grid;
    gap: 1.2rem;
    padding: 1.6rem;
    background: ${({ theme }) => theme.colors.neutral0};
    border-radius: ${({ theme }) => theme.borderRadius};
    box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  }
  td {
    display: block;
    min-width: 0;
  }
  ${({ theme }) => theme.breakpoints.medium} {
    display: table;
    table-layout: fixed;
    border-collapse: separate;
    border-spacing: 0;
    background: ${({ theme }) => theme.colors.neutral0};
    border-radius: ${({ theme }) => theme.borderRadius};
    box-shadow: ${({ theme }) => theme.shadows.tableShadow};
    thead {
      display: table-header-group;
    }
    tbody {
      display: table-row-group;
    }
    tr {
      display: table-row;
      padding: 0;
      box-shadow: none;
      background: none;
    }
    th {
      text-align: left;
      padding: 1.2rem 1.6rem;
      font-size: 1.1rem;
      font-weight: 600;
      line-height: 1.45;
      text-transform: uppercase;
      color: ${({ theme }) => theme.colors.neutral600};
      border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    }
    th:first-child {
      width: 34%;
    }
    td {
      display: table-cell;
      padding: 1.2rem 1.6rem;
      vertical-align: top;
      border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    }
    tr:last-child td {
      border-bottom: 0;
    }
  }
`
