/**
 * `npm run doctor`: examines the installation and says what is wrong, what to do and who does it; works while the system is
 * down and with a half-written `.env`, changes nothing. `-- --json` for programs. Exit code 1 when something is broken.
 */
import { formatDateTime } from '@hl/config/time'
import { ALL_CHECKS } from './doctor/all-checks'
import { examine } from './doctor/examine'
import { admit } from './doctor/patient'
import { isBroken, report } from './doctor/report'
import { readEnvironment } from './environment'
import { sentenceOf } from './stop-sentence'

main().then(
  (isWell) => process.exit(isWell ? 0 : 1),
  (error: unknown) => {
    console.error(sentenceOf(error))
    process.exit(1)
  },
)

async function main(): Promise<boolean> {
  const examined = await examine({ checks: ALL_CHECKS, patient: admit(readEnvironment()) })
  if (process.argv.includes('--json')) console.log(JSON.stringify({ at: new Date().toISOString(), examined }, null, 2))
  else console.log(`Khám hệ thống, ${formatDateTime(new Date())}\n\n${report(examined)}`)
  return !isBroken(examined)
}
