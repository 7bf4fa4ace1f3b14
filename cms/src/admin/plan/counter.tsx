import { Typography } from '@strapi/design-system'
import { countOf, type PlanText } from '../../plan/limits'
import { useCalendarWords } from './use-calendar-words'

/** In the platform's own unit; warns before the limit is passed. */
export function Counter({ field, text, tail = '' }: { field: PlanText; text: string; tail?: string }) {
  const say = useCalendarWords()
  const { used, max, unit, level } = countOf({ field, text, tail })
  const colour = level === 'over' ? 'danger600' : level === 'near' ? 'warning700' : 'neutral600'
  const sign = level === 'over' ? '✕ ' : level === 'near' ? '! ' : ''
  return (
    <Typography variant="pi" fontWeight={level === 'fine' ? 'regular' : 'bold'} textColor={colour} aria-live="polite" data-counter={field}>
      {`${sign}${NUMBER.format(used)}/${NUMBER.format(max)} ${say(`plan.unit.${unit}`)}`}
    </Typography>
  )
}

const NUMBER = new Intl.NumberFormat('vi-VN')
