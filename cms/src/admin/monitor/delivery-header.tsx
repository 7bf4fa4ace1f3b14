import { Box, Flex, Link, Typography } from '@strapi/design-system'
import { ArrowLeft } from '@strapi/icons'
import { NavLink } from 'react-router-dom'
import { styled } from 'styled-components'
import type { DeliveryAnswer } from '../../monitor/contract'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import { formPath } from '../editorial/item-path'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { deliveryPath, MONITOR_PATH } from './monitor-path'
import { useMonitorWords } from './use-monitor-words'

/** Which Item, and the way to it on each of its channels. */
export function DeliveryHeader({ answer }: { answer: DeliveryAnswer | null }) {
  const say = useMonitorWords()
  const gutter = { initial: 4, medium: 6, large: 10 } as const
  return (
    <Box paddingTop={{ initial: 4, large: 6 }} paddingBottom={4} paddingLeft={gutter} paddingRight={gutter}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap" paddingBottom={2}>
        <Link tag={NavLink} to={MONITOR_PATH} startIcon={<ArrowLeft aria-hidden />}>
          {say('md.back')}
        </Link>
        {answer ? (
          <Link tag={NavLink} to={formPath(answer.delivery)}>
            {say('md.item')}
          </Link>
        ) : null}
      </Flex>
      <Typography variant="beta" tag="h1" style={{ overflowWrap: 'anywhere' }}>
        {answer === null ? say('monitor.title') : answer.delivery.title || say('monitor.untitled')}
      </Typography>
      {answer ? (
        <>
          <Typography tag="p" textColor="neutral600">
            {[say(`md.type.${answer.delivery.type}`), answer.sectionName, answer.unitName].filter(Boolean).join(' · ')}
          </Typography>
          <ChannelTabs answer={answer} />
        </>
      ) : null}
    </Box>
  )
}

const CHANNELS = ['website', 'facebook', 'youtube'] as const

function ChannelTabs({ answer: { delivery, others } }: { answer: DeliveryAnswer }) {
  const { sayDelivery } = useDeliveryWords()
  const all = [delivery, ...others]
  return (
    <Tabs>
      {CHANNELS.flatMap((channel) => {
        const one = all.find((each) => each.channel === channel)
        if (!one) return []
        const { Icon, tone, label } = sayDelivery(one)
        return (
          <Tab key={channel} to={deliveryPath(one.id)} replace>
            <Typography variant="pi" textColor="neutral600">
              {CHANNEL_NAMES[channel]}
            </Typography>
            <Flex gap={2}>
              <Icon fill={`${tone}600`} aria-hidden style={{ flexShrink: 0 }} />
              <Typography fontWeight="semiBold" textColor={`${tone}700`}>
                {label}
              </Typography>
            </Flex>
          </Tab>
        )
      })}
    </Tabs>
  )
}

const Tabs = styled.nav`
  display: grid;
  gap: 0.8rem;
  padding-top: 1.6rem;
  grid-template-columns: minmax(0, 1fr);
  ${({ theme }) => theme.breakpoints.medium} {
    grid-template-columns: repeat(3, minmax(0, 1fr));
  }
`
const Tab = styled(NavLink)`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 0.4rem 1.2rem;
  padding: 1.2rem 1.6rem;
  text-decoration: none;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  &.active {
    border-color: ${({ theme }) => theme.colors.primary600};
    box-shadow: inset 0 0 0 1px ${({ theme }) => theme.colors.primary600};
  }
`
