/** `npm run seed`: the sample content into a system that is running. `npm start` does it by itself on an empty database. */
import { loadEnvironment } from './environment'
import { seed } from './seed/seed'
import { readCredentials } from './start/credentials'
import { Stop, sentenceOf } from './stop-sentence'

main().catch((error: unknown) => {
  console.error(`\n${sentenceOf(error)}`)
  process.exit(1)
})

async function main(): Promise<void> {
  const { env } = loadEnvironment()
  const credentials = readCredentials(env.dataDir)
  if (!credentials)
    throw new Stop(`Chưa có ${env.dataDir}/credentials.json. Hãy chạy npm start trước, rồi chạy lại lệnh này ở cửa sổ khác.`)
  const isUp = await fetch(`${env.cms.url}/_health`, { signal: AbortSignal.timeout(5_000) }).then(
    (response) => response.ok,
    () => false,
  )
  if (!isUp) throw new Stop(`Trang quản trị chưa chạy ở ${env.cms.url}. Hãy chạy npm start trước, rồi chạy lại lệnh này ở cửa sổ khác.`)
  await seed({ cmsUrl: env.cms.url, credentials, print: (line) => console.log(line), signal: new AbortController().signal })
}
