/**
 * `npm run evidence -- <articles|videos|faqs> <documentId> [file]`: writes the evidence file of one Item; works while the system
 * is down too. The same zip as GET /items/:type/:documentId/evidence.
 */
import { createWriteStream } from 'node:fs'
import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { typeFromPath } from '@hl/config/words'
import { exportEvidence } from '@hl/publisher/dist/evidence/export-evidence'
import { createMediaReader } from '@hl/publisher/dist/media/media-reader'
import { withDatabase } from './database'
import { loadEnvironment } from './environment'
import { sentenceOf, Stop } from './stop-sentence'

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(sentenceOf(error))
    process.exit(1)
  },
)

async function main(): Promise<void> {
  const [path = '', documentId, target] = process.argv.slice(2)
  const type = typeFromPath(path)
  if (!type || !documentId) throw new Stop('Cách dùng: npm run evidence -- <articles|videos|faqs> <mã bài> [tệp.zip]')
  const environment = loadEnvironment()
  const { mediaDir, isSandbox, facebook, youtube } = environment.env
  await withDatabase(environment, async ({ pool, secrets }) => {
    const known = [...Object.values(secrets), facebook?.pageToken, facebook?.appSecret, youtube?.clientSecret, youtube?.refreshToken]
    const deps = {
      pool,
      media: createMediaReader(mediaDir),
      checkpointKey: secrets.SECRETS_KEY,
      secrets: known.filter((secret): secret is string => Boolean(secret)),
      isSandbox,
    }
    const by = { id: `shell:${userInfo().username}`, name: `Người vận hành máy chủ (${userInfo().username})` }
    const evidence = await exportEvidence(deps, { item: { type, documentId }, by })
    if (!evidence) throw new Stop(`Hệ thống chưa biết bài ${path}/${documentId}. Mã bài nằm ở cuối địa chỉ của bài trong trang quản trị.`)
    const file = resolve(target ?? evidence.name)
    await pipeline(evidence.bytes, createWriteStream(file, { mode: 0o600 }))
    console.log(`Đã ghi ${file} (${Math.ceil(evidence.size / 1024)} KB). Cách kiểm tra: README.txt trong tệp.`)
  })
}
