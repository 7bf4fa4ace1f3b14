/** `npm run audit:export [-- file]`: the audit entries with their seals, one JSON a line, oldest first. Default: standard output. */
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { exportAudit } from '@hl/publisher/dist/audit/export'
import { withDatabase } from './database'
import { loadEnvironment } from './environment'
import { sentenceOf } from './stop-sentence'

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(sentenceOf(error))
    process.exit(1)
  },
)

async function main(): Promise<void> {
  const file = process.argv[2]
  const out = file ? createWriteStream(file, { mode: 0o600 }) : process.stdout
  let count = 0
  await withDatabase(loadEnvironment(), async ({ pool }) => {
    for await (const entry of exportAudit(pool)) {
      if (!out.write(`${JSON.stringify(entry)}\n`)) await once(out, 'drain')
      count++
    }
  })
  if (!file) return
  out.end()
  await once(out, 'finish')
  console.log(`Đã ghi ${count} mục vào ${file}.`)
}
