/** Columns of Strapi's lists said as the board says them: choices in words, times as dd/MM/yyyy in Viet Nam. */
import type { ReactNode } from 'react'
import { Typography } from '@strapi/design-system'
import { useIntl } from 'react-intl'

type Row = Readonly<Record<string, unknown>>
interface Header {
  name: string
  attribute?: { type: string }
  cellFormatter?: (row: Row) => ReactNode
}

/** For Strapi's hook `INJECT_COLUMN_IN_TABLE`, which hands on what it is given. */
export function withReadableColumns<Columns extends { displayedHeaders: readonly Header[] }>(columns: Columns): Columns {
  const displayedHeaders = columns.displayedHeaders.map((header) => {
    const cellFormatter = formatterOf(header)
    return cellFormatter ? { ...header, cellFormatter } : header
  })
  return { ...columns, displayedHeaders }
}

function formatterOf({ name, attribute }: Header): Header['cellFormatter'] {
  if (attribute?.type === 'enumeration') return (row) => <Choice value={row[name]} />
  return name === 'updatedAt' ? ({ updatedAt }) => (typeof updatedAt === 'string' ? <Day instant={updatedAt} /> : '–') : undefined
}

function Choice({ value }: { value: unknown }) {
  const { formatMessage } = useIntl()
  return (
    <Typography textColor="neutral800">{typeof value === 'string' ? formatMessage({ id: value, defaultMessage: value }) : '–'}</Typography>
  )
}

const ZONE = { timeZone: 'Asia/Ho_Chi_Minh' } as const
const time = new Intl.DateTimeFormat('vi-VN', { ...ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const date = new Intl.DateTimeFormat('vi-VN', { ...ZONE, day: '2-digit', month: '2-digit', year: 'numeric' })

/** The hour on pointing: with it the row's menu was pushed out of sight at 1440 px. */
function Day({ instant }: { instant: string }) {
  const at = new Date(instant)
  return (
    <Typography tag="time" textColor="neutral800" title={`${time.format(at)} ${date.format(at)}`}>
      {date.format(at)}
    </Typography>
  )
}
