/** What src/ needs of the environment; read there with `strapi.config.get('editorial')`, because only config/ reads process.env. */
import { randomBytes } from 'node:crypto'
import { readEnv } from '@hl/config/env'

const env = readEnv(process.env)

const editorial = {
  mediaDir: env.mediaDir,
  siteUrl: env.siteUrl,
  checkExternalLinks: env.checkExternalLinks,
  /** Signs the passes of previews; without a lasting key they end with the process. */
  previewKey: env.secretsKey ?? randomBytes(32).toString('base64url'),
  publisher: { url: env.internal.url, token: env.publisherApiToken },
}

export type EditorialConfig = typeof editorial
export default editorial
