/** What src/ needs of the environment; read there with `strapi.config.get('editorial')`, because only config/ reads process.env. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { readEnv } from '@hl/config/env'

const env = readEnv(process.env)

const editorial = {
  mediaDir: env.mediaDir,
  /** Uploads as the panel shows them: below no folder that a server hands out. */
  filesDir: join(env.dataDir, 'cms', 'files'),
  firstPreset: env.editorialPreset,
  siteUrl: env.siteUrl,
  /** how people reach the panel: platforms send a browser back there */
  cmsUrl: env.cms.url,
  checkExternalLinks: env.checkExternalLinks,
  /** Signs the passes of previews; without a lasting key they end with the process. */
  previewKey: env.secretsKey ?? randomBytes(32).toString('base64url'),
  notices: { ...env.notices, timeZone: env.timeZone, panelUrl: `${env.cms.url}/admin` },
  publisher: { url: env.internal.url, token: env.publisherApiToken },
}

export type EditorialConfig = typeof editorial
export default editorial
