/** The column "Bước" of Strapi's lists: the stage in words instead of its code. */
import { Typography } from '@strapi/design-system'
import { useIntl } from 'react-intl'
import { stageWords } from '../translations/stages'

interface Header {
  name: string
  cellFormatter?: (row: Readonly<Record<string, unknown>>) => unknown
}

/** For Strapi's hook `INJECT_COLUMN_IN_TABLE`, which hands on what it is given. */
export function withStageInWords<Columns extends { displayedHeaders: readonly Header[] }>(columns: Columns): Columns {
  const displayedHeaders = columns.displayedHeaders.map((header) =>
    header.name === 'stage'
      ? { ...header, cellFormatter: ({ stage }: Readonly<Record<string, unknown>>) => <StageName stage={stage} /> }
      : header,
  )
  return { ...columns, displayedHeaders }
}

function StageName({ stage }: { stage: unknown }) {
  const { formatMessage } = useIntl()
  const id = Object.keys(stageWords).find((key) => key === `stage.${String(stage)}`)
  return <Typography textColor="neutral800">{id ? formatMessage({ id }) : '–'}</Typography>
}
