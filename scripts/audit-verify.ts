/** `npm run audit:verify`: walks the whole audit chain; exit 1 when it is broken anywhere. */
import { fingerprint, openCheckpointKey } from '@hl/publisher/dist/audit/checkpoint-key'
import { verifyAudit } from '@hl/publisher/dist/audit/verify'
import { withDatabase } from './database'
import { loadEnvironment } from './environment'
import { sentenceOf } from './stop-sentence'

main().then(
  (isWhole) => process.exit(isWhole ? 0 : 1),
  (error: unknown) => {
    console.error(sentenceOf(error))
    process.exit(1)
  },
)

async function main(): Promise<boolean> {
  const environment = loadEnvironment()
  const { report, key } = await withDatabase(environment, async ({ pool, secrets }) => ({
    report: await verifyAudit({ pool, checkpointKey: secrets.SECRETS_KEY, formerKeys: environment.env.previousSecretsKeys }),
    key: openCheckpointKey(secrets.SECRETS_KEY),
  }))
  for (const problem of report.problems) console.log(`✗ ${problem}`)
  const verdict = report.problems.length === 0 ? 'nguyên vẹn' : `có ${report.problems.length} chỗ hỏng`
  console.log(
    `Chuỗi nhật ký ${verdict}: ${report.sealed} mục đã niêm phong, ${report.checkpoints} điểm chốt, ${report.unsealed} mục chờ niêm phong.`,
  )
  console.log(`Dấu vân khóa ký: ${fingerprint(key.publicKey)} (hồ sơ chứng cứ do hệ thống này xuất phải mang đúng dấu này).`)
  return report.problems.length === 0
}
