/** `npm run after-restore`: once, between bringing the database back from a backup and the next start. */
import { formatDateTime } from '@hl/config/time'
import { OperationRefused } from '@hl/publisher/dist/delivery/operate'
import { MIGRATIONS } from '@hl/publisher/dist/migrations/index'
import { migrate } from '@hl/publisher/dist/migrations/migrate'
import { markRestored } from '@hl/publisher/dist/operations/after-restore'
import { withDatabase } from './database'
import { loadEnvironment } from './environment'
import { Stop, sentenceOf } from './stop-sentence'

main().catch((error: unknown) => {
  console.error(sentenceOf(error))
  process.exit(1)
})

async function main(): Promise<void> {
  const environment = loadEnvironment()
  const { deliveries, knownUntil } = await withDatabase(environment, async ({ pool }) => {
    // the backup may be older than this software
    await migrate({ pool, migrations: MIGRATIONS })
    return markRestored(pool).catch(inWords)
  })
  console.log(
    `Cơ sở dữ liệu biết đến ${formatDateTime(knownUntil, environment.env.timeZone)}. ` +
      `${deliveries} lượt phát hành sẽ tìm trên kênh trước khi đăng, và nhận lại bài đã có. Bây giờ có thể chạy npm start.`,
  )
}

function inWords(error: unknown): never {
  throw error instanceof OperationRefused ? new Stop(`${error.message} ${error.help}`) : error
}
