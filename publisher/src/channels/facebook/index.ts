/**
 * The Facebook Page: posts that link to our site, posts of pictures, films, each with what hangs on it (docs/decisions/0022).
 * Speaks to our own Page only, through the Graph API. When to act and what to do about an error is not decided here.
 */
import type { Channel } from '../channel'
import { perConnection, unconnectedHealth } from '../connection'
import { APP_DOUBT } from './app-doubt'
import { problemsOf } from './check'
import { createGraphClient, type FacebookDeps } from './client'
import { deliverPost } from './deliver'
import { EDITS } from './edits'
import { findMade } from './find'
import { checkHealth } from './health'
import { createHttp } from './http'
import { identifyPost, latestPosts } from './latest'
import { measurePosts } from './measure'
import { renderPost, type FacebookRendition } from './render'
import { createRupload } from './rupload'
import { deriveSettings, type FacebookOptions } from './settings'
import { isFixed } from './update'
import { verifyReceipt } from './verify'

export function createFacebookChannel(options: FacebookOptions): Channel<FacebookRendition> {
  const { connection, siteUrl, mode, untilShareMade, http = createHttp() } = options
  const connected = perConnection(connection, (account): FacebookDeps => {
    const settings = deriveSettings({ settings: account, siteUrl, mode })
    return { settings, client: createGraphClient({ settings, http }), sendBytes: createRupload({ settings, http }), untilShareMade }
  })
  return {
    id: 'facebook',
    looksMs: options.looksMs,
    doubts: [APP_DOUBT],
    edits: EDITS,
    accepts: (release) => problemsOf({ release, siteUrl }),
    after: (release) => (release.plan.website.enabled ? ['website'] : []),
    render: (release) => renderPost({ release, siteUrl }),
    replaces: ({ release, previous, rendition }) => release.plan.facebook.replace === true && isFixed({ previous, rendition }),
    wasConnected: () => connection.wasConnected(),
    deliver: async (plan, ctx) => deliverPost({ deps: await connected(), plan, ctx }),
    find: async (intent, ctx) => findMade({ deps: await connected(), intent, ctx }),
    verify: async (receipt, rendition, ctx) => verifyReceipt({ deps: await connected(), receipt, rendition, ctx }),
    latest: async (ctx) => latestPosts({ deps: await connected(), ctx }),
    identify: async (ref, ctx) => identifyPost({ deps: await connected(), ref, ctx }),
    measure: async (receipts, ctx) => measurePosts({ deps: await connected(), receipts, ctx }),
    health: (ctx) =>
      connected().then(
        (deps) => checkHealth({ deps, ctx }),
        (error: unknown) => unconnectedHealth({ error, mode }),
      ),
  }
}
