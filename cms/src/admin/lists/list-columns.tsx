/** Columns of Strapi's lists said as the board says them: the stage in words, times as dd/MM/yyyy in Viet Nam. */
import type { ReactNode } from 'react'
import { Typography } from '@strapi/design-system'
import { useIntl } from 'react-intl'
import { stageWords } from '../translations/stages'

type Row = Readonly<Record<string, unknown>>
interface Header {
  name: string
  cellFormatter?: (row: Row) => ReactNode
}

const CELLS: Readonly<Record<string, (row: Row) => ReactNode>> = {
  stage: ({ stage }) => <StageName stage={stage} />,
  updatedAt: ({ updatedAt }) => (typeof updatedAt === 'string' ? <Day instant={updatedAt} /> : '–'),
}

/** For Strapi's hook `INJECT_COLUMN_IN_TABLE`, which hands on what it is given. */
export function withReadableColumns<Columns extends { displayedHeaders: readonly Header[] }>(columns: Columns): Columns {
  const displayedHeaders = columns.displayedHeaders.map((header) => {
    const cellFormatter = CELLS[header.name]
    return cellFormatter ? { ...header, cellFormatter } : header
  })
  return { ...columns, displayedHeaders }
}

function StageName({ stage }: { stage: unknown }) {
  const { formatMessage } = useIntl()
  const id = Object.keys(stageWords).find((key) => key === `stage.${String(stage)}`)
  return <Typography textColor="neutral800">{id ? formatMessage({ id }) : '–'}</Typography>
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
