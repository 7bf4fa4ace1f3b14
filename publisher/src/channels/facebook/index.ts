/**
 * The Facebook Page: link posts for articles and questions, chunked uploads for films. Speaks to our own Page only, through
 * the Graph API. When to act and what to do about an error is not decided here.
 */
import type { Channel } from '../channel'
import { problemsOf } from './check'
import { createGraphClient, type FacebookDeps } from './client'
import { deliverPost } from './deliver'
import { EDITS } from './edits'
import { findMade } from './find'
import { checkHealth } from './health'
import { renderPost, type FacebookRendition } from './render'
import { deriveSettings, type FacebookOptions } from './settings'
import { verifyReceipt } from './verify'

export function createFacebookChannel(options: FacebookOptions): Channel<FacebookRendition> {
  const settings = deriveSettings(options)
  const { siteUrl } = settings
  const deps: FacebookDeps = { settings, client: createGraphClient({ settings, http: options.http }) }
  return {
    id: 'facebook',
    looksMs: options.looksMs,
    edits: EDITS,
    accepts: (release) => problemsOf({ release, siteUrl }),
    after: (release) => (release.plan.website.enabled ? ['website'] : []),
    render: (release) => renderPost({ release, siteUrl }),
    deliver: (plan, ctx) => deliverPost({ deps, plan, ctx }),
    find: (intent, ctx) => findMade({ deps, intent, ctx }),
    verify: (receipt, rendition, ctx) => verifyReceipt({ deps, receipt, rendition, ctx }),
    health: (ctx) => checkHealth({ deps, ctx }),
  }
}
