/** Publishing in tests as the worker would: deliver, then verify until the site has followed. */
import type { Release } from '@hl/config/release'
import type { Receipt } from '../../channels/channel'
import { createRecordingContext, type RecordingContext } from '../../channels/recording-context'
import type { TestSite } from './test-site'

export async function publish(options: {
  site: TestSite
  release: Release
  ctx?: RecordingContext
  /** of other channels, that the page shows something of */
  receipts?: readonly Receipt[]
}): Promise<RecordingContext> {
  const { site, release } = options
  const ctx = options.ctx ?? contextOf({ site, documentId: release.documentId })
  await site.keepRelease(release)
  const rendition = site.channel.render(release, options.receipts ?? [])
  await site.channel.deliver({ action: 'create', release, rendition }, ctx)
  return ctx
}

/** With what the relay writes before the removal. */
export async function takeDown(options: {
  site: TestSite
  documentId: string
  reason: string | null
  ctx: RecordingContext
}): Promise<void> {
  const { site, documentId, reason, ctx } = options
  await site.takedown({ documentId, reason })
  await site.channel.deliver({ action: 'remove' }, ctx)
}

export function contextOf({ site, documentId }: { site: TestSite; documentId: string }): RecordingContext {
  return createRecordingContext({ channel: 'website', media: site.media, deliveryId: `delivery-${documentId}` })
}

/** @returns status, text and, of a redirect, where it leads, of a public address, past every cache */
export async function read(options: { site: TestSite; path: string }): Promise<{ status: number; text: string; location: string | null }> {
  const response = await fetch(options.site.siteUrl + options.path, { headers: { 'cache-control': 'no-cache' }, redirect: 'manual' })
  return { status: response.status, text: await response.text(), location: response.headers.get('location') }
}
