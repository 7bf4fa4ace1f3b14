/** The first rows of one tab of the desk on the home page, each with its one button, and the way to the rest. */
import { Box, Button, Flex, Typography } from '@strapi/design-system'
import { Widget } from '@strapi/strapi/admin'
import { NavLink } from 'react-router-dom'
import type { DeskRow, DeskTab } from '../../editorial/contract'
import { RowButton } from '../desk/desk-row'
import { Failure } from '../desk/failure'
import { RowFacts, RowFlags } from '../desk/row-facts'
import { DESK_PATH, rowPath } from '../desk/row-path'
import { useDesk } from '../desk/use-desk'
import { useWords } from '../desk/use-words'

/** What fits above the button: Strapi's boxes are of one height. */
const ROWS = 2

export function DeskWidget({ tab }: { tab: DeskTab }) {
  const say = useWords()
  const { answer, failure, reload } = useDesk(tab, ROWS)
  if (failure) return <Failure text={failure} onRetry={() => void reload()} />
  if (answer === null) return <Widget.Loading>{say('desk.loading')}</Widget.Loading>
  const more = answer.counts[tab] - answer.rows.length
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {answer.rows.length === 0 ? <Typography textColor="neutral600">{say(`desk.empty.${tab}`)}</Typography> : null}
      <Flex tag="ul" direction="column" alignItems="stretch">
        {answer.rows.map((row) => (
          <Row key={`${row.type} ${row.documentId}`} row={row} onChanged={() => void reload()} />
        ))}
      </Flex>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Button tag={NavLink} to={DESK_PATH} variant="tertiary">
          {say('home.openDesk')}
        </Button>
        {more > 0 ? <Typography textColor="neutral600">{say('home.more', { count: more })}</Typography> : null}
      </Flex>
    </Flex>
  )
}

function Row({ row, onChanged }: { row: DeskRow; onChanged: () => void }) {
  const say = useWords()
  return (
    <Box tag="li" paddingBottom={3} marginBottom={3} borderStyle="solid" borderColor="neutral150" borderWidth="0 0 1px 0">
      <Flex
        gap={3}
        direction={{ initial: 'column', medium: 'row' }}
        alignItems={{ initial: 'stretch', medium: 'center' }}
        justifyContent="space-between"
      >
        <Box minWidth={0}>
          <Typography
            tag={NavLink}
            to={rowPath(row)}
            fontWeight="bold"
            textColor="neutral800"
            style={{ textDecoration: 'none', overflowWrap: 'anywhere' }}
          >
            {row.title || say('desk.untitled')}
          </Typography>
          <Box paddingTop={1}>
            <RowFacts row={row} />
            <Flex direction="column" alignItems="flex-start">
              <RowFlags row={row} />
            </Flex>
          </Box>
        </Box>
        <Box flex="none">
          <RowButton row={row} onChanged={onChanged} />
        </Box>
      </Flex>
    </Box>
  )
}
