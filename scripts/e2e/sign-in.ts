/** Signing in once an account and system, whichever test file asks first: Strapi lets nobody sign in more than five times in five minutes. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { type AdminApi, adminApi } from '../admin-api'
import { readCredentials } from '../start/credentials'
import type { Addresses } from './started-system'

const tokensSchema = z.record(z.string(), z.string())
const answerSchema = z.object({ data: z.object({ token: z.string() }) })

/** @param who a role, or `admin` for the first administrator */
export async function tokenOf({ addresses, who }: { addresses: Addresses; who: string }): Promise<string> {
  const file = join(dirname(addresses.dataDir), 'tokens.json')
  const known = existsSync(file) ? tokensSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
  const key = `${addresses.cms} ${who}`
  const token = known[key] ?? (await signIn({ addresses, who }))
  if (!(key in known)) writeFileSync(file, JSON.stringify({ ...known, [key]: token }), { mode: 0o600 })
  return token
}

export async function apiOf(account: { addresses: Addresses; who: string }): Promise<AdminApi> {
  return adminApi({ cmsUrl: account.addresses.cms, token: await tokenOf(account) })
}

export function accountOf({ addresses, who }: { addresses: Addresses; who: string }): { email: string; password: string } {
  const credentials = readCredentials(addresses.dataDir)
  const account = who === 'admin' ? credentials?.admin : credentials?.users.find((user) => user.role === who)
  if (!account) throw new Error(`credentials.json has no ${who}`)
  return account
}

async function signIn({ addresses, who }: { addresses: Addresses; who: string }): Promise<string> {
  const { email, password } = accountOf({ addresses, who })
  const answer = await adminApi({ cmsUrl: addresses.cms }).call({ method: 'POST', path: '/admin/login', body: { email, password } })
  return answerSchema.parse(answer).data.token
}
