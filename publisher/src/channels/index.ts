/** The list of channels. A fourth is one folder and one line here. */
import type { Env, FacebookEnv, YouTubeEnv } from '@hl/config/env'
import type { ChannelId } from '@hl/config/words'
import { createMediaReader } from '../media/media-reader'
import type { Channel } from './channel'
import { assertAcyclic } from './after-graph'
import type { ConnectionSource } from './connection'
import { createFacebookChannel } from './facebook'
import { createWebsiteChannel } from './website'
import type { SiteStore } from './website/site-store'
import { createYouTubeChannel } from './youtube'

export interface ChannelsInput {
  env: Env
  site: SiteStore
  /** whose account each channel speaks for, asked at each act */
  connections: { facebook: ConnectionSource<FacebookEnv>; youtube: ConnectionSource<YouTubeEnv> }
}

/** All of them, connected or not: until one has had an account, what comes for it is `skipped` with that reason. */
export function openChannels({ env, site, connections }: ChannelsInput): ReadonlyMap<ChannelId, Channel> {
  const { siteUrl, siteDir } = env
  const mode = env.isSandbox ? 'sandbox' : 'real'
  const channels: Channel[] = [
    createWebsiteChannel({ siteUrl, siteDir, site, media: createMediaReader(env.mediaDir), mode, fetch: globalThis.fetch }),
    createFacebookChannel({
      ...{ siteUrl, mode, connection: connections.facebook, looksMs: env.facebookLooksMs },
      untilShareMade: site.untilShareMade,
    }),
    createYouTubeChannel({ connection: connections.youtube, siteUrl, mode, looksMs: env.youtubeLooksMs, takedown: env.youtubeTakedown }),
  ]
  assertAcyclic(channels)
  return new Map(channels.map((channel) => [channel.id, channel]))
}
