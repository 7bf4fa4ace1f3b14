/** DATA_DIR/credentials.json: who may log in after the first start. Its shape is part of the contract (DESIGN §5). */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROLE_IDS, type Role } from '@hl/config/roles'
import { z } from 'zod'
import { writePrivateFile } from './private-file'

const accountSchema = z.object({ email: z.string(), password: z.string() })
const credentialsSchema = z.object({
  admin: accountSchema,
  users: z.array(accountSchema.extend({ role: z.string() })),
  apiToken: z.string(),
  internalToken: z.string(),
})
export type Credentials = z.infer<typeof credentialsSchema>

/** Reserved by RFC 2606, so that no letter can ever reach a stranger. */
const DOMAIN = 'huongthien.example'

export function readCredentials(dataDir: string): Credentials | null {
  const file = join(dataDir, 'credentials.json')
  if (!existsSync(file)) return null
  return credentialsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

export function writeCredentials({ dataDir, credentials }: { dataDir: string; credentials: Credentials }): void {
  writePrivateFile({ file: join(dataDir, 'credentials.json'), text: `${JSON.stringify(credentials, null, 2)}\n` })
}

export function newCredentials(internalToken: string): Credentials {
  const account = (name: string) => ({ email: `${name}@${DOMAIN}`, password: newPassword() })
  return {
    admin: account('admin'),
    users: ROLE_IDS.map((role: Role) => ({ role, ...account(role) })),
    apiToken: '',
    internalToken,
  }
}

/** Always with an upper and a lower case letter and a digit, which Strapi asks for. */
function newPassword(): string {
  return `Hl7${randomBytes(12).toString('base64url')}`
}
