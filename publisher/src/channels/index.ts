/** The list of channels. A fourth is one folder and one line here. */
import { sandboxFacebook, sandboxYouTube } from '@hl/config/sandbox'
import type { Env } from '@hl/config/env'
import type { ChannelId } from '@hl/config/words'
import type { Channel } from './channel'
import { assertAcyclic } from './after-graph'
import { fixedConnection } from './connection'
import { createFacebookChannel } from './facebook'
import { createWebsiteChannel } from './website'
import type { SiteStore } from './website/site-store'
import { createYouTubeChannel } from './youtube'

/** A channel that is not configured is absent; its Deliveries are `skipped` with that reason. */
export function openChannels({ env, site }: { env: Env; site: SiteStore }): ReadonlyMap<ChannelId, Channel> {
  const { siteUrl, siteDir } = env
  const mode = env.isSandbox ? 'sandbox' : 'real'
  const facebook = env.isSandbox ? sandboxFacebook(env) : env.facebook
  const youtube = env.isSandbox ? sandboxYouTube(env) : env.youtube
  const channels: Channel[] = [createWebsiteChannel({ siteUrl, siteDir, site, mode, fetch: globalThis.fetch })]
  if (facebook) channels.push(createFacebookChannel({ connection: fixedConnection(facebook), siteUrl, mode, looksMs: env.facebookLooksMs }))
  if (youtube) channels.push(createYouTubeChannel({ connection: fixedConnection(youtube), siteUrl, mode, looksMs: env.youtubeLooksMs }))
  assertAcyclic(channels)
  return new Map(channels.map((channel) => [channel.id, channel]))
}
