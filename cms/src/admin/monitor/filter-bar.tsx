import { useEffect, useState } from 'react'
import { Button, Field, Flex, Searchbar, SingleSelect, SingleSelectOption, TextInput, Typography } from '@strapi/design-system'
import { Cross, Filter } from '@strapi/icons'
import { styled } from 'styled-components'
import type { Cause } from '@hl/config/monitor'
import type { MonitorPlaces } from '../../monitor/contract'
import { instantOf, dayOf } from '../../plan/clock'
import { CHANNEL_NAMES } from '../editorial/delivery-words'
import { titleOf } from './cause-card'
import { useStateNames } from './state-names'
import type { FilterName, Filters, FiltersInUse } from './use-filters'
import { useMonitorWords } from './use-monitor-words'

interface BarProps extends Pick<FiltersInUse, 'filters' | 'set' | 'clear'> {
  places: MonitorPlaces | null
  causes: readonly Cause[]
}

/** As many as are set by hand: a group is chosen above, and seen there. */
const COUNTED: readonly FilterName[] = ['state', 'channel', 'section', 'unit', 'since', 'until']
const TYPING_MS = 400

export function FilterBar({ filters, set, clear, places, causes }: BarProps) {
  const say = useMonitorWords()
  const names = useStateNames()
  const count = COUNTED.filter((name) => filters[name] !== '').length
  const [isOpen, setOpen] = useState(count > 0)
  const isAny = Object.values(filters).some((value) => value !== '')
  const channels = Object.entries(CHANNEL_NAMES)
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={2} wrap="wrap">
        <Grow>
          <SearchField text={filters.q} onText={(q) => set({ q })} />
        </Grow>
        <Button variant="tertiary" startIcon={<Filter />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {count > 0 ? say('monitor.filters.count', { count }) : say('monitor.filters')}
        </Button>
        {isAny ? (
          <Button variant="ghost" startIcon={<Cross />} onClick={clear}>
            {say('monitor.filters.clear')}
          </Button>
        ) : null}
      </Flex>
      {isOpen ? (
        <Grid>
          <Choice name="state" filters={filters} set={set} options={names.map(({ state, name }) => [state, name])} />
          <Choice name="channel" filters={filters} set={set} options={channels} />
          <Choice
            name="section"
            filters={filters}
            set={set}
            options={(places?.sections ?? []).map(({ documentId, name }) => [documentId, name])}
          />
          <Choice
            name="unit"
            filters={filters}
            set={set}
            options={(places?.units ?? []).map(({ documentId, name }) => [documentId, name])}
          />
          <DayField name="since" day={filters.since} onDay={(since) => set({ since })} />
          <DayField name="until" day={filters.until} onDay={(until) => set({ until })} />
        </Grid>
      ) : null}
      <Flex gap={2} wrap="wrap">
        {filters.cause ? <Chip text={causeText({ causes, key: filters.cause, say })} onDrop={() => set({ cause: '' })} /> : null}
        {filters.late ? <Chip text={say('monitor.filter.late')} onDrop={() => set({ late: '' })} /> : null}
      </Flex>
    </Flex>
  )
}

function causeText({ causes, key, say }: { causes: readonly Cause[]; key: string; say: ReturnType<typeof useMonitorWords> }): string {
  const cause = causes.find((one) => one.key === key)
  return cause ? say('monitor.filter.cause', { why: titleOf({ cause, say }) }) : say('monitor.filter.cause.gone')
}

function Chip({ text, onDrop }: { text: string; onDrop: () => void }) {
  const say = useMonitorWords()
  return (
    <Flex background="primary100" borderColor="primary200" hasRadius padding={2} gap={2}>
      <Typography textColor="primary700">{text}</Typography>
      <Button variant="ghost" size="S" onClick={onDrop} aria-label={`${say('monitor.filters.clear')}: ${text}`}>
        <Cross aria-hidden />
      </Button>
    </Flex>
  )
}

/** Sent when typing rests, not with every letter. */
function SearchField({ text, onText }: { text: string; onText: (text: string) => void }) {
  const say = useMonitorWords()
  const [typed, setTyped] = useState(text)
  useEffect(() => setTyped(text), [text])
  useEffect(() => {
    if (typed === text) return
    const timer = setTimeout(() => onText(typed), TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed, text, onText])
  return (
    <Searchbar
      name="q"
      value={typed}
      placeholder={say('monitor.filter.q')}
      clearLabel={say('monitor.filters.clear')}
      onChange={(event: { target: { value: string } }) => setTyped(event.target.value)}
      onClear={() => onText('')}
    >
      {say('monitor.filter.q')}
    </Searchbar>
  )
}

type ChoiceName = 'state' | 'channel' | 'section' | 'unit'

function Choice(props: { name: ChoiceName; filters: Filters; set: FiltersInUse['set']; options: readonly (readonly [string, string])[] }) {
  const { name, filters, set, options } = props
  const say = useMonitorWords()
  return (
    <Field.Root name={name}>
      <Field.Label>{say(`monitor.filter.${name}`)}</Field.Label>
      <SingleSelect
        value={filters[name] || 'all'}
        onChange={(value: string | number) => set({ [name]: value === 'all' ? '' : String(value) })}
      >
        <SingleSelectOption value="all">{say(`monitor.filter.all.${name}`)}</SingleSelectOption>
        {options.map(([value, label]) => (
          <SingleSelectOption key={value} value={value}>
            {label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  )
}

/** A day as people here write it; the address keeps `2026-11-24`. */
function DayField({ name, day, onDay }: { name: 'since' | 'until'; day: string; onDay: (day: string) => void }) {
  const say = useMonitorWords()
  const written = day.split('-').reverse().join('/')
  const [typed, setTyped] = useState(written)
  useEffect(() => setTyped(written), [written])
  const at = instantOf({ date: typed, time: '00:00' })
  const isWrong = typed.trim() !== '' && at === null
  const take = () => {
    if (typed.trim() === '') onDay('')
    else if (at !== null) onDay(dayOf(at))
  }
  return (
    <Field.Root name={name} error={isWrong ? say('monitor.filter.wrongDay') : false}>
      <Field.Label>{say(`monitor.filter.${name}`)}</Field.Label>
      <TextInput
        placeholder={say('monitor.filter.day')}
        value={typed}
        onChange={(event: { target: { value: string } }) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event: { key: string }) => (event.key === 'Enter' ? take() : undefined)}
      />
      <Field.Error />
    </Field.Root>
  )
}

const Grow = styled.div`
  flex: 1 1 24rem;
  min-width: 0;
`
const Grid = styled.div`
  display: grid;
  gap: 1.2rem;
  grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr));
`
