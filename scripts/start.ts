/**
 * `npm start`: PostgreSQL, cms, publisher and sandbox on one machine, supervised; on an empty database also accounts and
 * sample content. Stays in front until Ctrl-C or SIGTERM, then stops all in reverse. Not for installing or building: setup.mjs.
 *
 * `-- --no-seed`: everything but the sample content. `-- --verbose`: all the children say, not only warnings.
 */
import { loadEnvironment } from './environment'
import { sentenceOf } from './stop-sentence'
import { startSystem } from './start/system'

process.title = 'hl-start'

/** What the two stages of stopping may take together stays below the ten seconds an operator waits. */
const abort = new AbortController()
const startedAt = Date.now()

main().catch((error: unknown) => fail(error))

async function main(): Promise<void> {
  const { env, raw } = loadEnvironment()
  const flags = process.argv.slice(2)
  const system = startSystem({
    env,
    raw,
    isSeeding: !flags.includes('--no-seed'),
    isVerbose: flags.includes('--verbose'),
    print: (line) => void process.stdout.write(`${line}\n`),
    signal: abort.signal,
    startedAt,
  })
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isStopping) return
      isStopping = true
      console.log('\nĐang dừng …')
      abort.abort()
      system.stop().then(
        () => {
          console.log('Đã dừng.')
          process.exit(0)
        },
        (error: unknown) => fail(error),
      )
    })
  }
  try {
    await system.running
  } catch (error) {
    if (isStopping) return
    isStopping = true
    console.error(`\n${sentenceOf(error)}`)
    await system.stop()
    process.exit(1)
  }
}

function fail(error: unknown): never {
  console.error(`\n${sentenceOf(error)}`)
  process.exit(1)
}
