/** What is in a playlist, and in what order. Adding a video twice gives two items: YouTube has no idempotency here. */
import { z } from 'zod'
import { uploadsPlaylist } from './channels'
import type { GoogleContext, GoogleRun } from './context'
import { badRequest, GoogleError, notFound } from './errors'
import { readJson } from './json-body'
import { pageOf } from './paging'
import { assertNamed, readParts } from './parts'
import type { PlaylistItem, Video } from './records'
import { etag, privacyOf, thumbnailsOf } from './video-resource'
import { videoOf } from './videos'
import { parseBody } from './video-schema'

const ITEM_PARTS = ['contentDetails', 'id', 'snippet', 'status']

const itemBody = z.strictObject({
  snippet: z.strictObject({
    playlistId: z.string(),
    resourceId: z.strictObject({ kind: z.literal('youtube#video'), videoId: z.string() }),
    position: z.int().min(0).optional(),
  }),
  contentDetails: z.strictObject({ note: z.string().optional() }).optional(),
})

export const insertPlaylistItem: GoogleRun = async ({ context, call }) => {
  const parts = readParts({ given: call.query.getAll('part'), known: ITEM_PARTS })
  const body = parseBody({ schema: itemBody, json: await readJson(call) })
  assertNamed({ body, parts })
  const { snippet } = body
  if (snippet.playlistId === uploadsPlaylist(context)) {
    throw new GoogleError({ status: 403, reason: 'playlistOperationUnsupported', message: 'The uploads playlist cannot be changed' })
  }
  if (!context.records.playlists.get(snippet.playlistId)) throw notFound('playlistNotFound', 'The playlist cannot be found.')
  const video = videoOf({ context, id: snippet.resourceId.videoId })
  const no = context.records.nextNo()
  const item: PlaylistItem = {
    id: Buffer.from(`${snippet.playlistId}.${no}`).toString('base64url'),
    no,
    playlistId: snippet.playlistId,
    videoId: video.id,
    publishedAt: context.settings.now().toISOString(),
  }
  await context.records.playlistItems.put(item)
  return Response.json(
    itemResource({ context, item, video, position: itemsOf({ context, playlistId: item.playlistId }).length - 1, parts }),
  )
}

export const deletePlaylistItem: GoogleRun = async ({ context, call }) => {
  const id = call.query.get('id')
  if (id === null) throw badRequest('missingRequiredParameter', 'The id parameter is required', 'id')
  const item = context.records.playlistItems.get(id)
  if (!item) throw notFound('playlistItemNotFound', 'The playlist item cannot be found.')
  await context.records.playlistItems.remove(item.id)
  return new Response(null, { status: 204 })
}

/** The uploads list is newest first, a playlist in the order of adding. */
export const listPlaylistItems: GoogleRun = ({ context, call }) => {
  const parts = readParts({ given: call.query.getAll('part'), known: ITEM_PARTS })
  const playlistId = call.query.get('playlistId')
  if (playlistId === null) throw badRequest('missingRequiredParameter', 'No filter selected: playlistId is required', 'playlistId')
  if (playlistId !== uploadsPlaylist(context) && !context.records.playlists.get(playlistId))
    throw notFound('playlistNotFound', 'The playlist cannot be found.')
  const only = call.query.get('videoId')
  const all = itemsOf({ context, playlistId })
  const items = all.map((item, position) => ({ no: item.no, item, position })).filter(({ item }) => only === null || item.videoId === only)
  const show = ({ item, position }: { item: PlaylistItem; position: number }) => {
    const video = context.records.videos.get(item.videoId)
    return video ? itemResource({ context, item, video, position, parts }) : null
  }
  return pageOf({ items, query: call.query, kind: 'youtube#playlistItemListResponse', show })
}

export function itemsOf({ context, playlistId }: { context: GoogleContext; playlistId: string }): PlaylistItem[] {
  if (playlistId !== uploadsPlaylist(context)) return context.records.playlistItems.all().filter((item) => item.playlistId === playlistId)
  const now = context.settings.now()
  const listed = context.records.videos.all().filter(({ listedAt }) => new Date(listedAt) <= now)
  const asItem = ({ id, no, publishedAt }: Video): PlaylistItem => ({
    id: Buffer.from(`${playlistId}.${id}`).toString('base64url'),
    no,
    playlistId,
    videoId: id,
    publishedAt,
  })
  return listed.map(asItem).reverse()
}

function itemResource({
  context,
  item,
  video,
  position,
  parts,
}: {
  context: GoogleContext
  item: PlaylistItem
  video: Video
  position: number
  parts: readonly string[]
}): unknown {
  const { settings } = context
  const all: Record<string, unknown> = {
    snippet: {
      publishedAt: item.publishedAt,
      channelId: settings.youtube.channelId,
      channelTitle: settings.pageName,
      title: video.mutable.snippet.title,
      description: video.mutable.snippet.description,
      thumbnails: thumbnailsOf({ context, video }),
      playlistId: item.playlistId,
      position,
      resourceId: { kind: 'youtube#video', videoId: video.id },
      videoOwnerChannelId: settings.youtube.channelId,
      videoOwnerChannelTitle: settings.pageName,
    },
    contentDetails: { videoId: video.id, videoPublishedAt: video.publishedAt },
    status: { privacyStatus: privacyOf({ context, video }) },
  }
  const named = Object.fromEntries(parts.filter((part) => all[part] !== undefined).map((part) => [part, all[part]]))
  return { kind: 'youtube#playlistItem', etag: etag(named), id: item.id, ...named }
}
