import { auditWords } from './audit-words'
import { TRANSITIONS } from './chain'
import { SHOWN_STATES } from './monitor'

describe('the words of the audit', () => {
  it('name every move of the chain and every state a Delivery is brought to', () => {
    const actions = [...TRANSITIONS.map((one) => `editorial.${one}`), ...SHOWN_STATES.map((one) => `delivery.${one}`)]
    expect(actions.filter((action) => auditWords(action) === action)).toEqual(['delivery.working'])
  })

  it('leave an act they do not know yet as it is written', () => {
    expect(auditWords('something.new')).toBe('something.new')
  })
})
