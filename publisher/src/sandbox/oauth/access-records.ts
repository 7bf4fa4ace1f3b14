/** Which codes were used, and how often each platform's consents were all taken back. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Collection, Store } from '../store'

export type PlatformName = 'facebook' | 'youtube'

export interface AccessRecords {
  /** Rises with every revocation: a token of an earlier one is dead. The built-in tokens are of 0. */
  epoch(platform: PlatformName): number
  revoke(platform: PlatformName): Promise<void>
  /** @returns false when it was used before */
  useOnce(input: { code: string; until: Date; now: Date }): Promise<boolean>
}

const usedSchema = z.object({ id: z.string(), until: z.iso.datetime() })
const revokedSchema = z.object({ id: z.string(), epoch: z.int() })

export async function openAccessRecords(store: Store): Promise<AccessRecords> {
  const used = await store.collection({ name: 'oauth-used-codes', schema: usedSchema, byAge: ({ until }) => Date.parse(until) })
  const revoked = await store.collection({ name: 'oauth-revocations', schema: revokedSchema, byAge: () => 0 })
  const epoch = (platform: PlatformName) => revoked.get(platform)?.epoch ?? 0
  return {
    epoch,
    revoke: (platform) => revoked.put({ id: platform, epoch: epoch(platform) + 1 }),
    async useOnce({ code, until, now }) {
      const id = createHash('sha256').update(code).digest('hex').slice(0, 32)
      if (used.get(id)) return false
      await forgetOld({ used, now })
      await used.put({ id, until: until.toISOString() })
      return true
    },
  }
}

async function forgetOld({ used, now }: { used: Collection<z.infer<typeof usedSchema>>; now: Date }): Promise<void> {
  for (const { id, until } of used.all()) if (new Date(until) < now) await used.remove(id)
}
