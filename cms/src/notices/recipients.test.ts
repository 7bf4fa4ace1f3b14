import type { Notice } from '@hl/config/channel-health'
import type { Mover } from '@hl/config/chain'
import { ownNotices, watchesAll, webhookRecipient, type Recipient } from './recipients'

const person = (id: string, ...movers: Mover[]): Recipient => ({
  id,
  email: `${id}@example.invalid`,
  language: 'vi',
  movers,
  emailOff: false,
})
const AT = '2026-11-24T05:00:00.000Z'

function notice(own: Partial<Notice>): Notice {
  return {
    id: 1,
    kind: 'failed',
    channel: 'facebook',
    code: 'x',
    message: '',
    help: '',
    who: 'operator',
    count: 1,
    items: [],
    revision: 1,
    openedAt: AT,
    changedAt: AT,
    closedAt: null,
    notifyAt: AT,
    ...own,
  }
}
const item = (documentId: string) => ({ type: 'articles' as const, documentId, title: documentId })

const root = person('root', 'super-admin')
const operator = person('operator', 'system-admin')
const chief = person('chief', 'chief-editor')
const lan = person('lan', 'editor')
const minh = person('minh', 'editor')
const writer = person('writer', 'contributor')
const people = [root, operator, chief, lan, minh, writer]
const owners = new Map([
  ['a', new Set(['writer', 'lan'])],
  ['b', new Set(['minh'])],
  ['c', new Set(['somebody who left'])],
])
const idsOf = (recipient: Recipient, notices: Notice[], of = people) =>
  ownNotices({ notices, recipient, board: { people: of, owners } }).map(({ id }) => id)

describe('whose task a notice is', () => {
  const notices = [notice({ id: 1, who: 'operator' }), notice({ id: 2, who: 'duty' }), notice({ id: 3, who: 'nobody' })]

  it('is by role: operators mend, the chief editor on duty decides', () => {
    expect([root, operator, chief, lan].map((one) => idsOf(one, notices))).toEqual([[], [1], [2], []])
  })

  it('falls to super administrators where nobody holds the role', () => {
    expect(idsOf(root, notices, [root, lan])).toEqual([1, 2])
    expect(idsOf(lan, notices, [root, lan])).toEqual([])
  })

  it('is of an Item that was refused those who wrote and changed it, each told of her own', () => {
    const refused = [notice({ who: 'editor', count: 2, revision: 9, items: [item('a'), item('b')] })]
    const of = (recipient: Recipient) => ownNotices({ notices: refused, recipient, board: { people, owners } })
    expect(of(lan)).toMatchObject([{ count: 1, revision: 1, items: [{ documentId: 'a' }] }])
    expect(of(writer)).toMatchObject([{ items: [{ documentId: 'a' }] }])
    expect(of(minh)).toMatchObject([{ items: [{ documentId: 'b' }] }])
    expect(of(chief)).toEqual([])
  })

  it("is every editor's when nobody who changed the Item is there any more", () => {
    const refused = [notice({ who: 'editor', items: [item('c')] })]
    expect([lan, minh, writer, chief].map((one) => idsOf(one, refused))).toEqual([[1], [1], [], []])
  })

  it("is the webhook's whatever it is, and others' tasks are watched by those who run the whole", () => {
    expect(idsOf(webhookRecipient, notices)).toEqual([1, 2, 3])
    expect(people.filter(watchesAll)).toEqual([operator, chief])
  })
})
