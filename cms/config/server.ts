import { join } from 'node:path'
import { readEnv } from '@hl/config/env'

const env = readEnv(process.env)

export default {
  host: env.cms.host,
  port: env.cms.port,
  app: { keys: (process.env.APP_KEYS ?? '').split(',').filter(Boolean) },
  /** Strapi insists on one; no upload lies in it (src/uploads). */
  dirs: { public: join(env.dataDir, 'cms', 'public') },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
  transfer: { remote: { enabled: false } },
  webhooks: { populateRelations: false },
}
