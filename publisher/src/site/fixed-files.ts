/** Files that hang on this software and SITE_URL alone, not on anything that is published. */
import { writeAssets } from '../channels/website/assets/assets'
import { robotsTxt } from '../channels/website/feeds'
import { writeText } from '../channels/website/files'

export async function writeFixedFiles({ siteDir, siteUrl }: { siteDir: string; siteUrl: string }): Promise<void> {
  await writeAssets(siteDir)
  await writeText({ siteDir, path: '/robots.txt', body: robotsTxt(siteUrl) })
}
