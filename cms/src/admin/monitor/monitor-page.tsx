/** "Theo dõi phát hành": whether everything the board approved is where it should be, what to do if not, and the Items behind it. */
import { Box, Button, Flex, Typography } from '@strapi/design-system'
import { Layouts, Page } from '@strapi/strapi/admin'
import { useNavigate } from 'react-router-dom'
import type { ItemsAnswer, MonitorAnswer, MonitorPlaces } from '../../monitor/contract'
import { Failure } from '../desk/failure'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { FilterBar } from './filter-bar'
import { GroupTabs } from './group-tabs'
import { ItemList } from './item-list'
import { NoticeCard, NoticeText } from './notice-card'
import { PageMenu } from './page-menu'
import { TaskList } from './task-list'
import { TopLine } from './top-line'
import { useFilters } from './use-filters'
import { useMonitorWords } from './use-monitor-words'
import { usePolled } from './use-polled'

const AGAIN_MS = 5_000
const SELDOM_MS = 600_000

export function MonitorPage() {
  const say = useMonitorWords()
  const inUse = useFilters()
  const { filters, query, set } = inUse
  const overview = usePolled<MonitorAnswer>({ address: '/monitor/overview', everyMs: AGAIN_MS })
  const list = usePolled<ItemsAnswer>({ address: `/monitor/items?${query}`, everyMs: AGAIN_MS })
  const places = usePolled<MonitorPlaces>({ address: '/monitor/places', everyMs: SELDOM_MS })
  const { answer } = overview
  const reload = () => void Promise.all([overview.reload(), list.reload()])
  const gutter = { initial: 4, medium: 6, large: 10 } as const
  return (
    <Page.Main>
      <Page.Title>{say('monitor.title')}</Page.Title>
      <Layouts.Header
        title={say('monitor.title')}
        primaryAction={
          answer ? <PageMenu rights={answer.rights} paused={answer.monitor?.paused ?? []} filters={filters} onChanged={reload} /> : null
        }
      />
      <Flex direction="column" alignItems="stretch" gap={5} paddingLeft={gutter} paddingRight={gutter} paddingBottom={8}>
        {overview.failure ? <Failure text={overview.failure} onRetry={reload} /> : null}
        {answer?.notice ? <Outage answer={answer} /> : null}
        {answer ? (
          <TopLine answer={answer} />
        ) : overview.failure ? null : (
          <Typography textColor="neutral600">{say('monitor.loading')}</Typography>
        )}
        <GroupTabs
          groups={answer?.monitor?.groups ?? null}
          chosen={filters.group}
          onChoose={(group) => set({ group, state: '', cause: '', late: '' })}
        />
        {answer ? (
          <TaskList
            answer={answer}
            group={filters.group}
            onCause={(cause) => set({ cause })}
            onLate={() => set({ late: 'true' })}
            onChanged={reload}
          />
        ) : null}
        <FilterBar {...inUse} places={places.answer} causes={answer?.monitor?.causes ?? []} />
        <Listed
          list={list}
          inUse={inUse}
          isOutage={answer?.notice !== null && answer?.notice !== undefined}
          paused={(answer?.monitor?.paused ?? []).map(({ channel }) => channel)}
        />
      </Flex>
    </Page.Main>
  )
}

function Outage({ answer: { notice, monitor } }: { answer: MonitorAnswer }) {
  const say = useMonitorWords()
  const { sayAt } = useDeliveryWords()
  if (notice === null) return null
  const known = monitor ? say('monitor.unreachable.known', { at: sayAt(monitor.at) }) : say('monitor.unreachable.unknown')
  return (
    <NoticeCard look="outage" title={notice.message} isAlert>
      <NoticeText>{`${notice.help} ${known}`}</NoticeText>
    </NoticeCard>
  )
}

interface ListedProps {
  list: ReturnType<typeof usePolled<ItemsAnswer>>
  inUse: ReturnType<typeof useFilters>
  /** said above already */
  isOutage: boolean
  paused: readonly string[]
}

function Listed({ list: { answer, at, failure, isOld, reload }, inUse: { filters, cursor, toPage }, isOutage, paused }: ListedProps) {
  const say = useMonitorWords()
  const { sayAt } = useDeliveryWords()
  const navigate = useNavigate()
  if (answer === null) {
    if (failure) return isOutage ? null : <Failure text={failure} onRetry={() => void reload()} />
    return <Typography textColor="neutral600">{say('monitor.loading')}</Typography>
  }
  const isFiltered = Object.values(filters).some((value) => value !== '')
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {failure ? <Typography textColor="warning700">{say('monitor.list.stale', { at: sayAt(at) })}</Typography> : null}
      {answer.items.length > 0 ? (
        <ItemList items={answer.items} paused={paused} isOld={isOld} />
      ) : (
        <Box background="neutral0" padding={6} hasRadius shadow="tableShadow">
          <Typography textColor="neutral700">{say(isFiltered || cursor ? 'monitor.list.empty' : 'monitor.list.none')}</Typography>
        </Box>
      )}
      <Flex gap={2} justifyContent="center" wrap="wrap">
        {cursor ? (
          <>
            <Button variant="tertiary" onClick={() => toPage('')}>
              {say('monitor.page.first')}
            </Button>
            <Button variant="tertiary" onClick={() => navigate(-1)}>
              {say('monitor.page.back')}
            </Button>
          </>
        ) : null}
        {answer.next ? (
          <Button variant="secondary" onClick={() => toPage(answer.next ?? '')}>
            {say('monitor.page.next')}
          </Button>
        ) : null}
      </Flex>
    </Flex>
  )
}
