/** The built cms, booted once, on a database of its own. */
import { addressesSuite } from './addresses.suite'
import { approveSuite } from './approve.suite'
import { calendarSuite } from './calendar.suite'
import { makeDesk } from './desk'
import { chainSuite } from './chain.suite'
import { checksSuite } from './checks.suite'
import { cliSuite } from './cli.suite'
import { deskSuite } from './desk.suite'
import { formSuite } from './form.suite'
import { lapseSuite } from './lapse.suite'
import { matrixSuite } from './matrix.suite'
import { connectionsSuite } from './connections.suite'
import { consentsSuite } from './consents.suite'
import { mediaSuite } from './media.suite'
import { noticesSuite } from './notices.suite'
import { minorSuite } from './minor.suite'
import { monitorRightsSuite, monitorSuite } from './monitor.suite'
import { peopleSuite } from './people.suite'
import { planSuite } from './plan.suite'
import { presetsSuite } from './presets.suite'
import { refusalsSuite } from './refusals.suite'
import { stagesSuite } from './stages.suite'
import { voidedSuite } from './voided.suite'
import { writingSuite } from './writing.suite'
import { withdrawalsSuite } from './withdrawals.suite'

// Every test walks Items through the whole chain, on machines that have more to do.
jest.setTimeout(30_000)

const desk = makeDesk()
beforeAll(() => desk.open(), 90_000)
afterAll(() => desk.close(), 30_000)

refusalsSuite(desk)
approveSuite(desk)
addressesSuite(desk)
stagesSuite(desk)
peopleSuite(desk)
mediaSuite(desk)
checksSuite(desk)
planSuite(desk)
writingSuite(desk)
consentsSuite(desk)
withdrawalsSuite(desk)
chainSuite(desk)
minorSuite(desk)
presetsSuite(desk)
deskSuite(desk)
matrixSuite(desk)
cliSuite(desk)
formSuite(desk)
calendarSuite(desk)
monitorRightsSuite(desk)

test('it ends within eight seconds of being told to', async () => {
  const { code, tookMs } = await desk.cms.stop()
  expect(code).toBe(0)
  expect(tookMs).toBeLessThan(8_000)
}, 15_000)

voidedSuite(desk)
lapseSuite(desk)
connectionsSuite(desk)
noticesSuite(desk)
monitorSuite(desk)
