import { Box, Flex, Typography } from '@strapi/design-system'
import type { DeliveryReach, ReachFigure } from '@hl/config/reach'
import { styled } from 'styled-components'
import { Part } from '../desk/part'
import { useDeliveryWords } from '../editorial/use-delivery-words'
import { ViewsLine } from './views-line'
import { useCountWords, useReachWords } from './use-reach-words'

/** How far one Delivery has reached: each figure with when it was told. What was not told says so, and is no zero. */
export function ReachPart({ reach }: { reach: DeliveryReach | null }) {
  const say = useReachWords()
  const { sayAt } = useDeliveryWords()
  if (reach === null) return null
  const { figures, measuredAt, nextAt, series } = reach
  const next = nextAt ? say('reach.next', { at: sayAt(nextAt) }) : say('reach.over')
  return (
    <Part title={say('reach.title')}>
      {measuredAt === null || figures.length === 0 ? (
        <Typography textColor="neutral600">{say('reach.none')}</Typography>
      ) : (
        <Flex direction="column" alignItems="stretch" gap={3}>
          <Figures>
            {figures.map((figure) => (
              <Figure key={figure.metric} figure={figure} measuredAt={measuredAt} />
            ))}
          </Figures>
          <ViewsLine series={series} />
          <Typography variant="pi" textColor="neutral600">
            {`${say('reach.at', { at: sayAt(measuredAt) })} ${next} ${say('reach.nobody')}`}
          </Typography>
        </Flex>
      )}
    </Part>
  )
}

function Figure({ figure: { metric, value, at, untold, source }, measuredAt }: { figure: ReachFigure; measuredAt: string }) {
  const say = useReachWords()
  const sayCount = useCountWords()
  const { sayAt } = useDeliveryWords()
  const why = untold ? say(`reach.why.${untold.why}`) : null
  // of when it is need not be said where all are of one time
  const note = value !== null && at !== null && at !== measuredAt && why !== null ? say('reach.since', { at: sayAt(at), why }) : why
  return (
    <Box minWidth={0} title={source ?? ''} data-metric={metric}>
      <Typography tag="dt" variant="pi" textColor="neutral600">
        {say(`reach.${metric}`)}
      </Typography>
      <dd>
        <Typography
          variant={value === null ? 'omega' : 'beta'}
          textColor={value === null ? 'neutral600' : 'neutral800'}
          fontWeight={value === null ? 'regular' : 'bold'}
        >
          {value === null ? say('reach.unknown') : sayCount(value)}
        </Typography>
        {note ? (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {note}
          </Typography>
        ) : null}
      </dd>
    </Box>
  )
}

const Figures = styled.dl`
  display: grid;
  gap: 1.2rem;
  margin: 0;
  grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
  dd {
    margin: 0;
  }
`
