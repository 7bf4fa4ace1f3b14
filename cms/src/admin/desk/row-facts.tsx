import { Typography } from '@strapi/design-system'
import type { DeskRow } from '../../editorial/contract'
import { timeOf } from '../editorial/delivery-words'
import { sinceWord } from './since'
import { TakedownFlag } from '../editorial/takedown-due'
import { useWords } from './use-words'

/** Here somebody is awaited. */
const WAITING = ['submitted', 'in_check', 'awaiting_approval']

/** Section, stage, holder and since when, as one sentence each; the exact time on pointing. */
export function RowFacts({ row }: { row: DeskRow }) {
  const say = useWords()
  const { word, count } = sinceWord({ since: row.since, now: Date.now() })
  const facts = [
    row.section?.name ?? say('desk.noSection'),
    row.stageName,
    row.holder ? say('desk.holder', { name: row.holder.name }) : WAITING.includes(row.stage) ? say('desk.noHolder') : null,
  ].filter((fact) => fact !== null)
  return (
    <Typography textColor="neutral600">
      {`${facts.join(' · ')} · `}
      <time dateTime={row.since} title={timeOf(row.since)}>
        {say(word, { count })}
      </time>
    </Typography>
  )
}

export function RowFlags({ row }: { row: DeskRow }) {
  const say = useWords()
  const flags = [row.isReturned ? say('desk.returned') : null, row.lapsed?.message ?? null, row.isEmergency ? say('desk.emergency') : null]
  return (
    <>
      {row.takedownDue ? <TakedownFlag due={row.takedownDue} /> : null}
      {flags.map((flag) =>
        flag === null ? null : (
          <Typography key={flag} variant="pi" fontWeight="bold" textColor="danger700">
            {flag}
          </Typography>
        ),
      )}
    </>
  )
}
