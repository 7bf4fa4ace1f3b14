/** "Kết quả tiếp cận": how far the Items of a period have reached, a table a channel; for people to read, and as a file. */
import { useMemo, useState } from 'react'
import { Box, Button, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system'
import { Download } from '@strapi/icons'
import { BackButton, Layouts, Page, useNotification } from '@strapi/strapi/admin'
import { useSearchParams } from 'react-router-dom'
import { styled } from 'styled-components'
import type { ReachAnswer } from '../../monitor/contract'
import { Failure } from '../desk/failure'
import { MONITOR_PATH } from '../monitor/monitor-path'
import { saveFile } from '../monitor/save-file'
import { useMonitorWords } from '../monitor/use-monitor-words'
import { usePolled } from '../monitor/use-polled'
import { SUMMED_BY } from './metrics'
import { periodAt, PERIODS } from './periods'
import { ReachTable } from './reach-table'
import { useReachWords } from './use-reach-words'

const AGAIN_MS = 60_000
const CHANNELS = ['facebook', 'youtube'] as const

export function ReachPage() {
  const say = useReachWords()
  const sayMonitor = useMonitorWords()
  const { period, by, query, set } = useChoice()
  const { answer, failure, isOld, reload } = usePolled<ReachAnswer>({ address: `/monitor/reach?${query}`, everyMs: AGAIN_MS })
  return (
    <Page.Main>
      <Page.Title>{say('reach.title')}</Page.Title>
      <Layouts.Header
        title={say('reach.title')}
        subtitle={say('reach.subtitle')}
        navigationAction={<BackButton fallback={MONITOR_PATH} />}
        primaryAction={<SaveButton query={query} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={5} paddingBottom={8}>
          <Choices>
            <Choice
              label={say('reach.period')}
              value={period}
              options={PERIODS.map((one) => [one, say(`reach.period.${one}`)])}
              onChoose={(value) => set('ky', value)}
            />
            <Choice
              label={say('reach.by')}
              value={by}
              options={SUMMED_BY.map((one) => [one, say(`reach.by.${one}`)])}
              onChoose={(value) => set('theo', value)}
            />
          </Choices>
          {failure ? <Failure text={failure} onRetry={() => void reload()} /> : null}
          {answer === null && failure === null ? <Typography textColor="neutral600">{sayMonitor('monitor.loading')}</Typography> : null}
          {answer?.isCut ? <Typography textColor="warning700">{say('reach.cut')}</Typography> : null}
          {answer?.rows.length === 0 ? <Typography textColor="neutral700">{say('reach.empty')}</Typography> : null}
          {CHANNELS.map((channel) => {
            const rows = answer?.rows.filter((row) => row.channel === channel) ?? []
            return rows.length > 0 && answer ? (
              <ReachTable key={channel} channel={channel} by={answer.by} rows={rows} isOld={isOld} />
            ) : null
          })}
          <Box>
            <Typography tag="p" textColor="neutral600">
              {say('reach.about')}
            </Typography>
            <Typography tag="p" textColor="neutral600">
              {say('reach.nobody')}
            </Typography>
          </Box>
        </Flex>
      </Layouts.Content>
    </Page.Main>
  )
}

/** Kept in the address, so that a report can be shown to others. */
function useChoice() {
  const [params, setParams] = useSearchParams()
  const period = PERIODS.find((one) => one === params.get('ky')) ?? 'days30'
  const by = SUMMED_BY.find((one) => one === params.get('theo')) ?? 'section'
  const query = useMemo(() => new URLSearchParams({ by, ...periodAt({ period, now: new Date() }) }).toString(), [by, period])
  const set = (name: 'ky' | 'theo', value: string) =>
    setParams((before) => {
      const after = new URLSearchParams(before)
      after.set(name, value)
      return after
    })
  return { period, by, query, set }
}

function SaveButton({ query }: { query: string }) {
  const say = useReachWords()
  const { toggleNotification } = useNotification()
  const [isSaving, setSaving] = useState(false)
  const save = () => {
    setSaving(true)
    saveFile({ address: `/monitor/reach/csv?${query}`, name: 'ket-qua-tiep-can.csv' })
      .catch(() => toggleNotification({ type: 'danger', message: say('reach.csv.failed') }))
      .finally(() => setSaving(false))
  }
  return (
    <Button variant="secondary" startIcon={<Download />} loading={isSaving} onClick={save}>
      {say('reach.csv')}
    </Button>
  )
}

interface ChoiceProps {
  label: string
  value: string
  options: readonly (readonly [string, string])[]
  onChoose: (value: string) => void
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <Field.Root>
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={value} onChange={(chosen: string | number) => onChoose(String(chosen))}>
        {options.map(([one, name]) => (
          <SingleSelectOption key={one} value={one}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  )
}

const Choices = styled.div`
  display: grid;
  gap: 1.2rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
  max-width: 52rem;
`
