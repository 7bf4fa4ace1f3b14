/**
 * The website: static pages below SITE_DIR, written by us, read back through SITE_URL.
 * Not here: serving them (http/public.ts) and the database (site/).
 */
import type { Channel, DeliveryContext, Outcome, Plan, ReceiptDraft } from '../channel'
import { checkRelease } from './check'
import { EDITS } from './edits'
import { withSiteErrors } from './errors'
import { readIntention, saveIntention } from './intention'
import { placePage } from './place-page'
import { removePage } from './remove-page'
import { renderRelease, type WebsiteRendition } from './render'
import type { WebsiteSettings } from './settings'
import type { RaisedKeys } from './site-store'
import { siteHealth, verifyPage } from './verify'
import { bringUpKeys } from './write-keys'

const PAGE_MS = 120_000
const LISTS_MS = 60_000
const SETTLED: Outcome = { partly: null }

export function createWebsiteChannel(settings: WebsiteSettings): Channel<WebsiteRendition> {
  return {
    id: 'website',
    // every step is repeatable, so there is never anything to look for
    looksMs: [0, 0],
    // a page leads to the film there as soon as, and as long as, it can be watched
    embeds: ['youtube'],
    edits: EDITS,
    accepts: checkRelease,
    after: () => [],
    render: (release, receipts) => renderRelease({ release, receipts, siteUrl: settings.siteUrl }),
    deliver: (plan, ctx) => (plan.action === 'remove' ? remove({ settings, ctx }) : put({ settings, plan, ctx })),
    async find(intent, ctx) {
      const page = await withSiteErrors(() => settings.site.findPage({ documentId: intent.release.documentId }))
      const isLive = page?.state === 'live' && page.releaseHash === intent.rendition.releaseHash && !intent.knownIds.has(page.path)
      const matches = isLive ? [receiptOf({ settings, path: page.path, hash: page.hash, keys: {} })] : []
      return { matches, complete: true, certain: true, asOf: ctx.now() }
    },
    verify: (receipt, rendition, ctx) => withSiteErrors(() => verifyPage({ settings, receipt, rendition, ctx })),
    health: (ctx) => siteHealth({ settings, ctx }),
  }
}

async function put(options: {
  settings: WebsiteSettings
  plan: Exclude<Plan<WebsiteRendition>, { action: 'remove' }>
  ctx: DeliveryContext
}): Promise<Outcome> {
  const { settings, ctx } = options
  const { release, rendition } = options.plan
  const intention = await saveIntention({ ctx, release, path: rendition.path })
  const request = { path: rendition.path, release: rendition.releaseHash, youtube: rendition.youtubeVideoId }
  const keys = await ctx.step<RaisedKeys>({ name: 'page', effect: 'repeatable', deadlineMs: PAGE_MS, request }, (signal) =>
    withSiteErrors(async () => {
      signal.throwIfAborted()
      const placed = await placePage({ settings, ctx, release, rendition, intention })
      return { answer: placed.keys, receipts: [receiptOf({ settings, path: rendition.path, ...placed })] }
    }),
  )
  await lists({ settings, ctx, keys })
  return SETTLED
}

/** Also what our own manifest knows, and what a publish was about: a page whose receipt was lost in a crash goes as well. */
async function remove(options: { settings: WebsiteSettings; ctx: DeliveryContext }): Promise<Outcome> {
  const { settings, ctx } = options
  const intention = readIntention(ctx.progress)
  const documentIds = await withSiteErrors(() => pagesToRemove(options))
  if (intention) documentIds.add(intention.documentId)
  for (const documentId of documentIds) {
    const keys = await ctx.step<RaisedKeys>(
      { name: 'page', effect: 'repeatable', deadlineMs: PAGE_MS, request: { remove: documentId } },
      (signal) =>
        withSiteErrors(async () => {
          signal.throwIfAborted()
          return {
            answer: await removePage({ settings, ctx, documentId, intention: intention?.documentId === documentId ? intention : null }),
          }
        }),
    )
    await lists({ settings, ctx, keys })
  }
  return SETTLED
}

async function pagesToRemove(options: { settings: WebsiteSettings; ctx: DeliveryContext }): Promise<Set<string>> {
  const { settings, ctx } = options
  const documentIds = new Set((await settings.site.livePages(ctx.deliveryId)).map((page) => page.documentId))
  for (const receipt of ctx.receipts) {
    const page = await settings.site.findPage({ path: receipt.externalId })
    // again for one already marked gone: its lists may not have been written yet
    if (page) documentIds.add(page.documentId)
  }
  return documentIds
}

async function lists(options: { settings: WebsiteSettings; ctx: DeliveryContext; keys: RaisedKeys }): Promise<void> {
  const { settings, ctx, keys } = options
  await ctx.step({ name: 'lists', effect: 'repeatable', deadlineMs: LISTS_MS, request: { keys } }, (signal) =>
    withSiteErrors(async () => {
      signal.throwIfAborted()
      await bringUpKeys({ settings, keys })
      return { answer: null }
    }),
  )
}

function receiptOf(options: { settings: WebsiteSettings; path: string; hash: string; keys: RaisedKeys }): ReceiptDraft {
  const { settings, path, hash, keys } = options
  return { key: 'page', externalId: path, url: settings.siteUrl + path, data: { sha256: hash, keys } }
}
