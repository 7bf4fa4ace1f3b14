/**
 * The playlist of a section, and the video's place in it. Playlists belong to no Item: one is known by the marker line in its
 * description, is made when there is none, and is never deleted or renamed by us. A place is looked for before it is made.
 */
import { sha256 } from '@hl/config/canonical'
import type { DeliveryContext, ReceiptDraft } from '../channel'
import { scopeOf } from './call-scope'
import type { DeliverDeps, Dressing } from './deps'
import { findPlaylist, makePlaylist } from './playlist-search'
import { COST } from './quota'
import { factsOf, withFacts } from './receipt'
import { unless } from './unless'

/** A section that the board has deleted leaves the video where it is. */
export async function placeInPlaylist(args: Dressing): Promise<ReceiptDraft> {
  const { ctx, rendition, receipt } = args
  const { section } = rendition
  const before = factsOf(receipt).playlist ?? null
  if (before?.section === section) return receipt
  const name = await ctx.sectionName(section)
  if (name === null) return receipt
  // first out of the old one: cut in between, the next try begins here again
  if (before) await takeOut({ ...args, playlistId: before.id, kept: 0, receipt })
  const code = sectionCode(section)
  const playlistId = (await findPlaylist({ ...args, code })) ?? (await makePlaylist({ ...args, code, name }))
  return putIn({ ...args, playlistId })
}

/** Takes the video out of the playlist its receipt names. @returns the receipt without it */
export async function leavePlaylist(args: Placing): Promise<ReceiptDraft> {
  const place = factsOf(args.receipt).playlist
  if (!place) return args.receipt
  const left = withFacts(args.receipt, { playlist: null })
  await takeOut({ ...args, playlistId: place.id, kept: 0, receipt: left })
  return left
}

/** `CDHT-S-1A2B3C4D5E`: derived from the section, whatever it is called. */
export function sectionCode(section: string): string {
  return `CDHT-S-${sha256(section).slice(0, 10).toUpperCase()}`
}

interface Placing {
  deps: DeliverDeps
  ctx: DeliveryContext
  receipt: ReceiptDraft
}

async function putIn(args: Dressing & { playlistId: string }): Promise<ReceiptDraft> {
  const { deps, ctx, rendition, receipt, playlistId } = args
  const { externalId: videoId } = receipt
  const placed = withFacts(receipt, { playlist: { id: playlistId, section: rendition.section } })
  const places = await placesOf(args)
  const isThere = places.length > 0
  const spec = { name: 'playlist-place', effect: 'repeatable', deadlineMs: deps.tuning.callMs, request: { playlistId, videoId } } as const
  await ctx.step({ ...spec, ...(isThere ? {} : { cost: COST['playlistItems.insert'] }) }, async (signal) => {
    if (!isThere) await deps.client.beside.insertPlace({ playlistId, videoId, scope: scopeOf({ ctx, signal }) })
    return { answer: null, receipts: [placed] }
  })
  // YouTube takes a video twice: an earlier answer may have been lost, and the list have lagged behind
  if (places.length > 1) await takeOut({ ...args, kept: 1, receipt: placed })
  return placed
}

/** Of all places the first `kept` stay. `receipt` is written with each: as it is once they are gone. */
async function takeOut(args: Placing & { playlistId: string; kept: number }): Promise<void> {
  const { deps, ctx, receipt, playlistId, kept } = args
  for (const placeId of (await placesOf(args)).slice(kept)) {
    const spec = {
      name: 'playlist-leave',
      effect: 'repeatable',
      deadlineMs: deps.tuning.callMs,
      cost: COST['playlistItems.delete'],
    } as const
    await ctx.step({ ...spec, request: { playlistId, placeId } }, async (signal) => {
      const scope = scopeOf({ ctx, signal })
      await deps.client.beside.deletePlace({ placeId, scope }).catch(unless('youtube.playlistItemNotFound'))
      return { answer: null, receipts: [receipt] }
    })
  }
}

/** A playlist that somebody deleted has no places. */
async function placesOf({ deps, ctx, receipt, playlistId }: Placing & { playlistId: string }): Promise<string[]> {
  const spec = { name: 'playlist-places', deadlineMs: deps.tuning.callMs, cost: COST['playlistItems.list'] }
  const asked = { playlistId, videoId: receipt.externalId }
  const call = (signal: AbortSignal) => deps.client.beside.placesOf({ ...asked, scope: scopeOf({ ctx, signal }) })
  return (await ctx.read(spec, (signal) => call(signal).catch(unless('youtube.playlistNotFound')))) ?? []
}
