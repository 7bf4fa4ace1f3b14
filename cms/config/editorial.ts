/** What src/ needs of the environment; read there with `strapi.config.get('editorial')`, because only config/ reads process.env. */
import { readEnv } from '@hl/config/env'

const env = readEnv(process.env)

const editorial = {
  mediaDir: env.mediaDir,
  publisher: { url: env.internal.url, token: env.publisherApiToken },
}

export type EditorialConfig = typeof editorial
export default editorial
