/**
 * The YouTube channel: films of the board, uploaded, corrected, hidden and read back.
 * Not here: articles without a film (YouTube has no API for posts), when to try again, how much quota is left.
 */
import type { Channel } from '../channel'
import { perConnection, unconnectedHealth } from '../connection'
import { accepts } from './check'
import { createClient } from './client'
import { deliver } from './deliver'
import type { DeliverDeps } from './deps'
import { EDITS } from './edits'
import { find } from './find'
import { health } from './health'
import { AUDIT_DOUBT } from './audit-doubt'
import { identifyVideo, latestUploads } from './latest'
import { measureVideos } from './measure'
import { prepare } from './prepare'
import { BUDGETS, EXPECTED_COSTS } from './quota'
import { render, type YouTubeRendition } from './render'
import { resolveTuning, type YouTubeOptions } from './settings'
import { createUploadSessions } from './upload-session'
import { verify, verifyMany } from './verify'

export function createYouTubeChannel(options: YouTubeOptions): Channel<YouTubeRendition> {
  const { connection, siteUrl, looksMs, mode, takedown } = options
  const tuning = resolveTuning(options)
  const connected = perConnection(connection, (settings): DeliverDeps => {
    const client = createClient({ settings, connection, tuning })
    const sessions = createUploadSessions({ settings, tuning, authorization: client.authorization })
    return { client, sessions, tuning, options: { ...options, settings } }
  })
  return {
    id: 'youtube',
    looksMs,
    budgets: BUDGETS,
    expectedCosts: EXPECTED_COSTS,
    doubts: [AUDIT_DOUBT],
    edits: EDITS,
    accepts,
    after: () => [],
    render: (release) => render({ release, siteUrl }),
    wasConnected: () => connection.wasConnected(),
    deliver: async (plan, ctx) => deliver({ deps: await connected(), plan, ctx }),
    prepare: async (plan, ctx) => prepare({ deps: await connected(), plan, ctx }),
    replaces: ({ release, previous, rendition }) => release.plan.youtube.replace === true && previous.film.sha256 !== rendition.film.sha256,
    find: async (intent, ctx) => find({ deps: await connected(), intent, ctx }),
    verify: async (receipt, rendition, ctx) => verify({ client: (await connected()).client, tuning, takedown, receipt, rendition, ctx }),
    verifyMany: async (asked, ctx) => verifyMany({ client: (await connected()).client, tuning, takedown, asked, ctx }),
    latest: async (ctx) => latestUploads({ deps: await connected(), ctx }),
    identify: async (ref, ctx) => identifyVideo({ deps: await connected(), ref, ctx }),
    measure: async (receipts, ctx) => measureVideos({ deps: await connected(), receipts, ctx }),
    health: (ctx) =>
      connected().then(
        (deps) => health({ ...deps, ctx }),
        (error: unknown) => unconnectedHealth({ error, mode }),
      ),
  }
}
