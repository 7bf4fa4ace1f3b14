import { Typography } from '@strapi/design-system'
import type { Metric, ReachFilter, ReachSum } from '@hl/config/reach'
import { NavLink } from 'react-router-dom'
import { styled } from 'styled-components'
import type { NamedReachRow } from '../../monitor/contract'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import { deliveryPath } from '../monitor/monitor-path'
import { SHOWN_METRICS } from './metrics'
import { totalOf } from './total'
import { useCountWords, useReachWords } from './use-reach-words'

interface TableProps {
  channel: string
  by: ReachFilter['by']
  rows: readonly NamedReachRow[]
  isOld: boolean
}

/** One channel: a row a section, a unit or an Item, and the channel as a whole last. On a phone a row is a card. */
export function ReachTable({ channel, by, rows, isOld }: TableProps) {
  const say = useReachWords()
  const sayCount = useCountWords()
  const isByItem = by === 'item'
  const total = totalOf(rows)
  // what was never measured says nothing of what the channel counts
  const isMeasured = total.sums.length > 0
  const counted = SHOWN_METRICS.filter((metric) => !isMeasured || sumIn(total.sums, metric))
  const named = CHANNEL_NAMES[channel] ?? channel
  return (
    <section aria-label={named}>
      <Typography variant="delta" tag="h2">
        {named}
      </Typography>
      <Table aria-label={named} aria-busy={isOld} style={{ opacity: isOld ? 0.6 : 1 }}>
        <thead>
          <tr>
            <th scope="col">{say(`reach.by.${by}`)}</th>
            {isByItem ? null : <th scope="col">{say('reach.items')}</th>}
            {SHOWN_METRICS.map((metric) => (
              <th scope="col" key={metric}>
                {say(`reach.${metric}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.key}`}>
              <th scope="row">
                <RowName row={row} by={by} />
              </th>
              {isByItem ? null : <Items items={row.items} unmeasured={row.unmeasured} />}
              {SHOWN_METRICS.map((metric) => (
                <Sum key={metric} metric={metric} sum={sumIn(row.sums, metric)} isCounted={counted.includes(metric)} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{isByItem ? `${say('reach.total')} (${sayCount(total.items)})` : say('reach.total')}</th>
            {isByItem ? null : <Items items={total.items} unmeasured={total.unmeasured} />}
            {SHOWN_METRICS.map((metric) => (
              <Sum key={metric} metric={metric} sum={sumIn(total.sums, metric)} isCounted={counted.includes(metric)} />
            ))}
          </tr>
        </tfoot>
      </Table>
    </section>
  )
}

function sumIn(sums: readonly ReachSum[], metric: Metric): ReachSum | undefined {
  return sums.find((sum) => sum.metric === metric)
}

function RowName({ row: { item, name }, by }: { row: NamedReachRow; by: ReachFilter['by'] }) {
  const say = useReachWords()
  if (item) return <NavLink to={deliveryPath(item.deliveryId)}>{name || say('reach.untitled')}</NavLink>
  return <>{name ?? say(by === 'section' ? 'reach.noSection' : 'reach.noUnit')}</>
}

function Items({ items, unmeasured }: Pick<NamedReachRow, 'items' | 'unmeasured'>) {
  const say = useReachWords()
  const sayCount = useCountWords()
  return (
    <td data-label={say('reach.items')}>
      {sayCount(items)}
      {unmeasured > 0 ? <Note>{say('reach.unmeasured', { count: sayCount(unmeasured) })}</Note> : null}
    </td>
  )
}

/** A sum of some says of how many; one of none is no zero. */
function Sum({ metric, sum, isCounted }: { metric: Metric; sum: ReachSum | undefined; isCounted: boolean }) {
  const say = useReachWords()
  const sayCount = useCountWords()
  const label = say(`reach.${metric}`)
  if (sum?.sum == null) {
    return (
      <td data-label={label}>
        <Note>{say(sum || isCounted ? 'reach.unknown' : 'reach.uncounted')}</Note>
      </td>
    )
  }
  return (
    <td data-label={label}>
      {sayCount(sum.sum)}
      {sum.unknown > 0 ? (
        <Note>{say('reach.partly', { known: sayCount(sum.known), asked: sayCount(sum.known + sum.unknown) })}</Note>
      ) : null}
    </td>
  )
}

const Note = styled.span`
  display: block;
  font-size: 1.2rem;
  font-weight: 400;
  color: ${({ theme }) => theme.colors.neutral600};
`
const Table = styled.table`
  display: block;
  width: 100%;
  margin-top: 0.8rem;
  font-size: 1.4rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral800};
  background: ${({ theme }) => theme.colors.neutral0};
  border-radius: ${({ theme }) => theme.borderRadius};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  a {
    color: inherit;
  }
  thead {
    display: none;
  }
  tbody,
  tfoot {
    display: block;
  }
  tr {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.4rem 1.6rem;
    padding: 1.6rem;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
  th {
    grid-column: 1 / -1;
    text-align: left;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  td::before {
    content: attr(data-label);
    display: block;
    font-size: 1.2rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }
  td {
    font-variant-numeric: tabular-nums;
  }
  tfoot tr {
    font-weight: 600;
    background: ${({ theme }) => theme.colors.neutral100};
    border-bottom: 0;
  }
  ${({ theme }) => theme.breakpoints.medium} {
    display: table;
    border-collapse: collapse;
    thead {
      display: table-header-group;
    }
    tbody {
      display: table-row-group;
    }
    tfoot {
      display: table-footer-group;
    }
    tr {
      display: table-row;
    }
    th,
    td {
      padding: 1.2rem 1.6rem;
      vertical-align: top;
      border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    }
    thead th {
      font-size: 1.2rem;
      color: ${({ theme }) => theme.colors.neutral600};
    }
    td,
    thead th:not(:first-child) {
      text-align: right;
      width: 13%;
    }
    td::before {
      content: none;
    }
  }
`
