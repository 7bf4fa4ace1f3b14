/**
 * The YouTube channel: films of the board, uploaded, corrected, hidden and read back.
 * Not here: articles without a film (YouTube has no API for posts), when to try again, how much quota is left.
 */
import type { Channel } from '../channel'
import { accepts } from './check'
import { createClient } from './client'
import { deliver } from './deliver'
import type { DeliverDeps } from './deps'
import { EDITS } from './edits'
import { find } from './find'
import { health } from './health'
import { BUDGETS } from './quota'
import { render, type YouTubeRendition } from './render'
import { resolveTuning, type YouTubeOptions } from './settings'
import { createUploadSessions } from './upload-session'
import { verify } from './verify'

export function createYouTubeChannel(options: YouTubeOptions): Channel<YouTubeRendition> {
  const { settings, siteUrl, looksMs } = options
  const tuning = resolveTuning(options)
  const client = createClient({ settings, tuning })
  const sessions = createUploadSessions({ settings, tuning, authorization: client.authorization })
  const deps: DeliverDeps = { client, sessions, tuning, options }
  return {
    id: 'youtube',
    looksMs,
    budgets: BUDGETS,
    edits: EDITS,
    accepts,
    after: () => [],
    render: (release) => render({ release, siteUrl }),
    deliver: (plan, ctx) => deliver({ deps, plan, ctx }),
    find: (intent, ctx) => find({ deps, intent, ctx }),
    verify: (receipt, rendition, ctx) => verify({ client, tuning, receipt, rendition, ctx }),
    health: (ctx) => health({ client, options, tuning, ctx }),
  }
}
