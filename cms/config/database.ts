import { readEnv } from '@hl/config/env'

/** `strapi build` reads this file too and connects to nothing; a start without a database is refused in src/main.ts. */
const UNSET = 'postgresql://127.0.0.1/unset'

export const CMS_SCHEMA = 'cms'

const env = readEnv(process.env)

export default {
  connection: {
    client: 'postgres',
    connection: { connectionString: env.databaseUrl ?? UNSET, schema: CMS_SCHEMA },
    pool: { min: 0, max: 10 },
    acquireConnectionTimeout: 20_000,
  },
}
