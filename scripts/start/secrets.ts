/** Secrets nobody should have to invent: made once, kept in DATA_DIR/secrets.json (mode 600). The environment wins. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Stop } from '../stop-sentence'
import { writePrivateFile } from './private-file'

const NAMES = [
  'APP_KEYS',
  'API_TOKEN_SALT',
  'ADMIN_JWT_SECRET',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'PUBLISHER_API_TOKEN',
  'SECRETS_KEY',
  'POSTGRES_PASSWORD',
] as const
export type SecretName = (typeof NAMES)[number]
export type Secrets = Record<SecretName, string>

const fileSchema = z.record(z.string(), z.string())

/** @param source the environment; a value set there is used and not written to the file */
export function loadSecrets({ dataDir, source }: { dataDir: string; source: Readonly<Record<string, string | undefined>> }): Secrets {
  const file = join(dataDir, 'secrets.json')
  const kept = existsSync(file) ? parse(file) : {}
  const made = Object.fromEntries(NAMES.filter((name) => !kept[name]).map((name) => [name, make(name)]))
  const all = { ...kept, ...made }
  if (Object.keys(made).length > 0) writePrivateFile({ file, text: `${JSON.stringify(all, null, 2)}\n` })
  const secret = (name: SecretName) => source[name]?.trim() || all[name] || ''
  return {
    APP_KEYS: secret('APP_KEYS'),
    API_TOKEN_SALT: secret('API_TOKEN_SALT'),
    ADMIN_JWT_SECRET: secret('ADMIN_JWT_SECRET'),
    TRANSFER_TOKEN_SALT: secret('TRANSFER_TOKEN_SALT'),
    ENCRYPTION_KEY: secret('ENCRYPTION_KEY'),
    PUBLISHER_API_TOKEN: secret('PUBLISHER_API_TOKEN'),
    SECRETS_KEY: secret('SECRETS_KEY'),
    // Only ever the embedded server's: DATABASE_URL carries its own.
    POSTGRES_PASSWORD: all['POSTGRES_PASSWORD'] ?? '',
  }
}

function make(name: SecretName): string {
  if (name === 'APP_KEYS') return Array.from({ length: 4 }, () => randomBytes(24).toString('base64url')).join(',')
  return randomBytes(32).toString('base64url')
}

function parse(file: string): Record<string, string> {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new Stop(
      `Không đọc được ${file}. Quản trị máy chủ hãy khôi phục tệp này từ bản sao lưu; mất nó thì phiên đăng nhập và mã truy cập cũ không dùng được nữa.`,
      {
        cause: error,
      },
    )
  }
}
