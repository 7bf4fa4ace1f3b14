/** `npm run rebuild-site`: renders every page of the site again from what is live; after a new template, or a lost folder. */
import { createMediaReader } from '@hl/publisher/dist/media/media-reader'
import { MIGRATIONS } from '@hl/publisher/dist/migrations/index'
import { migrate } from '@hl/publisher/dist/migrations/migrate'
import { rebuildSite } from '@hl/publisher/dist/site/rebuild'
import { createSiteStore } from '@hl/publisher/dist/site/site-store'
import { withDatabase } from './database'
import { loadEnvironment } from './environment'
import { openProgress } from './progress'
import { sentenceOf } from './stop-sentence'

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(sentenceOf(error))
    process.exit(1)
  },
)

async function main(): Promise<void> {
  const environment = loadEnvironment()
  const { siteDir, siteUrl, mediaDir, isSandbox } = environment.env
  // every page names it, and it may not be the one that the running system was started with
  console.log(`Địa chỉ của trang: ${siteUrl}`)
  const started = Date.now()
  const progress = openProgress({ what: 'Dựng lại website', terminal: process.stdout })
  const { pages, gone, shared } = await withDatabase(environment, async ({ pool }) => {
    // it may be the first command after an update
    await migrate({ pool, migrations: MIGRATIONS })
    return rebuildSite({
      pool,
      site: createSiteStore({ pool }),
      media: createMediaReader(mediaDir),
      siteDir,
      siteUrl,
      mode: isSandbox ? 'sandbox' : 'real',
      onProgress: progress.show,
    })
  }).finally(() => progress.close())
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`Dựng lại xong sau ${seconds} giây: ${pages} trang bài, ${gone} trang đã gỡ, ${shared} trang chung.`)
}
