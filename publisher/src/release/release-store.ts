/** Releases as the publisher keeps them: immutable, named by their hash, so a cached one is never stale. */
import { releaseHash, releaseSchema, type Release } from '@hl/config/release'
import type { Queryable } from '../database'

export interface ReleaseStore {
  /** @throws Error when the content does not hash to `hash`: what was approved and what arrived differ */
  save(client: Queryable, input: { hash: string; release: Release }): Promise<void>
  load(client: Queryable, hash: string): Promise<Release>
}

const CACHE_SIZE = 200

export function createReleaseStore(): ReleaseStore {
  const cache = new Map<string, Release>()
  const remember = (hash: string, release: Release) => {
    if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value ?? '')
    cache.set(hash, release)
  }
  return {
    async save(client, { hash, release }) {
      const actual = releaseHash(release)
      if (actual !== hash) throw new Error(`The Release hashes to ${actual}, but the outbox says ${hash}`)
      await client.query(`insert into release (hash, type, document_id, content) values ($1, $2, $3, $4) on conflict do nothing`, [
        hash,
        release.type,
        release.documentId,
        release,
      ])
      remember(hash, release)
    },
    async load(client, hash) {
      const known = cache.get(hash)
      if (known) return known
      const { rows } = await client.query<{ content: unknown }>(`select content from release where hash = $1`, [hash])
      if (!rows[0]) throw new Error(`Release ${hash} is not in the database`)
      const release = releaseSchema.parse(rows[0].content)
      remember(hash, release)
      return release
    },
  }
}
