import { useState } from 'react'
import { Box, Button, Flex, Typography } from '@strapi/design-system'
import { Layouts, Page } from '@strapi/strapi/admin'
import type { DeskTab } from '../../editorial/contract'
import { DeskRowCard } from './desk-row'
import { DeskTabs, PANEL_ID, tabId } from './desk-tabs'
import { Failure } from './failure'
import { useDesk } from './use-desk'
import { useWords } from './use-words'

/** "Bàn biên tập": what waits for this person, in one list whatever the type. */
export function DeskPage() {
  const say = useWords()
  const [tab, setTab] = useState<DeskTab>('mine')
  const { answer, failure, reload, more } = useDesk(tab)
  return (
    <Page.Main>
      <Page.Title>{say('desk.title')}</Page.Title>
      <Layouts.Header title={say('desk.title')} />
      <Box paddingLeft={{ initial: 4, medium: 6, large: 10 }} paddingRight={{ initial: 4, medium: 6, large: 10 }} paddingBottom={8}>
        <DeskTabs tab={tab} answer={answer} onChoose={setTab} />
        <Box role="tabpanel" id={PANEL_ID} aria-labelledby={tabId(tab)}>
          {failure ? <Failure text={failure} onRetry={() => void reload()} /> : null}
          {answer?.notice ? (
            <Box background="warning100" padding={4} hasRadius marginBottom={2}>
              <Typography textColor="warning700">{answer.notice}</Typography>
            </Box>
          ) : null}
          {answer === null && failure === null ? <Typography textColor="neutral600">{say('desk.loading')}</Typography> : null}
          <Flex direction="column" alignItems="stretch" gap={2} tag="ul">
            {answer?.rows.map((row) => (
              <DeskRowCard key={`${row.type} ${row.documentId}`} row={row} onChanged={() => void reload()} />
            ))}
          </Flex>
          {answer && answer.rows.length === 0 && answer.counts[tab] === 0 ? (
            <Box background="neutral0" padding={6} hasRadius shadow="tableShadow">
              <Typography textColor="neutral700">{say(`desk.empty.${tab}`)}</Typography>
            </Box>
          ) : null}
          {answer?.next ? (
            <Flex justifyContent="center" paddingTop={4}>
              <Button variant="secondary" onClick={() => void more()}>
                {say('desk.more')}
              </Button>
            </Flex>
          ) : null}
        </Box>
      </Box>
    </Page.Main>
  )
}
