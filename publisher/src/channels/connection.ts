/** Where a channel's account and token come from, at this very moment: they may be changed while the publisher runs. */
import type { ChannelId } from '@hl/config/words'
import type { Channel } from './channel'
import type { Health } from './health'
import { ChannelError } from './errors'

export interface ConnectionSource<T> {
  /** The same object as long as nothing changed. @throws NotAuthorized when nothing is connected */
  current(): Promise<T>
  /** It had an account at some time: what is approved for it waits for the next one, and is not skipped. */
  wasConnected(): Promise<boolean>
  /** The platform gave another token for the same account. */
  renewed?(token: string): Promise<void>
}

/** An account that never changes. */
export function fixedConnection<T>(settings: T): ConnectionSource<T> {
  return { current: () => Promise.resolve(settings), wasConnected: () => Promise.resolve(true) }
}

/** What is made for one account (a client, a cached token) and kept until there is another. */
export function perConnection<T, D>(source: ConnectionSource<T>, make: (settings: T) => D): () => Promise<D> {
  let kept: { settings: T; made: D } | null = null
  return async () => {
    const settings = await source.current()
    if (kept === null || kept.settings !== settings) kept = { settings, made: make(settings) }
    return kept.made
  }
}

/** @throws whatever is no ChannelError */
export function unconnectedHealth({ error, mode }: { error: unknown; mode: Health['mode'] }): Health {
  if (!(error instanceof ChannelError)) throw error
  return { ok: false, mode, summary: `${error.message} ${error.help}`, tokenExpiresAt: null, missingPermissions: [] }
}

/** Those with an account, of now or of before: what comes for a channel that lost its account waits for the next one. */
export async function connectedChannels(channels: ReadonlyMap<ChannelId, Channel>): Promise<Map<ChannelId, Channel>> {
  const all = await Promise.all(
    [...channels].map(async ([id, channel]) => ({ id, channel, isConnected: (await channel.wasConnected?.()) ?? true })),
  )
  return new Map(all.flatMap(({ id, channel, isConnected }) => (isConnected ? [[id, channel] as const] : [])))
}
