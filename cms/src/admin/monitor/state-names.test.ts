import { SHOWN_STATES } from '@hl/config/monitor'
import { FILTER_STATES } from './state-names'

test('the filter offers every state a Delivery can show, each once', () => {
  expect([...FILTER_STATES].sort()).toEqual([...SHOWN_STATES].sort())
})
