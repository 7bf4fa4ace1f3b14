import type { DeliveryReach } from '@hl/config/reach'
import { styled } from 'styled-components'
import { useCountWords, useReachWords } from './use-reach-words'

const WIDTH = 240
const HEIGHT = 36
const FEWEST = 3

/** How the views came to be: a line for the eye, and one sentence for whoever does not see it. Gaps are where none was told. */
export function ViewsLine({ series }: Pick<DeliveryReach, 'series'>) {
  const say = useReachWords()
  const sayCount = useCountWords()
  const told = series.flatMap(({ at, values: { views } }) => (views == null ? [] : [{ at: Date.parse(at), views }]))
  const [first, last] = [told[0], told.at(-1)]
  if (!first || !last || told.length < FEWEST) return null
  const most = Math.max(1, ...told.map(({ views }) => views))
  const spanMs = Math.max(1, last.at - first.at)
  const points = told.map(({ at, views }) => `${((at - first.at) / spanMs) * WIDTH},${HEIGHT - (views / most) * (HEIGHT - 4) - 2}`)
  const label = say('reach.line', { count: told.length, first: sayCount(first.views), last: sayCount(last.views) })
  return (
    <Line viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <title>{label}</title>
      <polyline points={points.join(' ')} />
    </Line>
  )
}

const Line = styled.svg`
  width: 100%;
  max-width: 48rem;
  height: 4.8rem;
  polyline {
    fill: none;
    stroke: ${({ theme }) => theme.colors.primary600};
    stroke-width: 2;
    vector-effect: non-scaling-stroke;
  }
`
