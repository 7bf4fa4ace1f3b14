/** playlists.insert and playlists.list. Two may have the same title: YouTube has no idempotency here. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { GoogleContext, GoogleRun } from './context'
import { badRequest } from './errors'
import { readJson } from './json-body'
import { pageOf } from './paging'
import { assertNamed, readIds, readParts } from './parts'
import { itemsOf } from './playlist-items'
import type { Playlist } from './records'
import { etag } from './video-resource'
import { parseBody } from './video-schema'

const PLAYLIST_PARTS = ['contentDetails', 'id', 'localizations', 'player', 'snippet', 'status']
const TITLE_LIMIT = 150

const playlistBody = z.strictObject({
  snippet: z.strictObject({
    title: z.string(),
    description: z.string().optional(),
    defaultLanguage: z.string().optional(),
    tags: z.array(z.string()).optional(),
  }),
  status: z.strictObject({ privacyStatus: z.enum(['public', 'unlisted', 'private']).optional() }).optional(),
})
export const insertPlaylist: GoogleRun = async ({ context, call }) => {
  const parts = readParts({ given: call.query.getAll('part'), known: PLAYLIST_PARTS })
  const body = parseBody({ schema: playlistBody, json: await readJson(call) })
  assertNamed({ body, parts })
  const { snippet, status } = body
  if (snippet.title.trim() === '' || [...snippet.title].length > TITLE_LIMIT || /[<>]/.test(snippet.title)) {
    throw badRequest('invalidPlaylistSnippet', 'The request provides an invalid playlist snippet.')
  }
  const playlist: Playlist = {
    id: `PL${randomBytes(24).toString('base64url').slice(0, 32)}`,
    no: context.records.nextNo(),
    title: snippet.title,
    description: snippet.description ?? '',
    privacyStatus: status?.privacyStatus ?? 'public',
    publishedAt: context.settings.now().toISOString(),
  }
  await context.records.playlists.put(playlist)
  return Response.json(playlistResource({ context, playlist, parts }))
}

export const listPlaylists: GoogleRun = ({ context, call }) => {
  const parts = readParts({ given: call.query.getAll('part'), known: PLAYLIST_PARTS })
  const ids = readIds(call.query.getAll('id'))
  const isMine = call.query.get('mine') === 'true' || call.query.get('channelId') === context.settings.youtube.channelId
  if (isMine === ids.length > 0) throw badRequest('missingRequiredParameter', 'Exactly one filter is needed: mine, channelId or id')
  const items = context.records.playlists
    .all()
    .filter(({ id }) => isMine || ids.includes(id))
    .reverse()
  return pageOf({
    items,
    query: call.query,
    kind: 'youtube#playlistListResponse',
    show: (playlist) => playlistResource({ context, playlist, parts }),
  })
}

function playlistResource({ context, playlist, parts }: { context: GoogleContext; playlist: Playlist; parts: readonly string[] }): unknown {
  const { title, description, publishedAt, privacyStatus } = playlist
  const all: Record<string, unknown> = {
    snippet: {
      title,
      description,
      publishedAt,
      channelId: context.settings.youtube.channelId,
      channelTitle: context.settings.pageName,
      localized: { title, description },
    },
    status: { privacyStatus },
    contentDetails: { itemCount: itemsOf({ context, playlistId: playlist.id }).length },
  }
  const named = Object.fromEntries(parts.filter((part) => all[part] !== undefined).map((part) => [part, all[part]]))
  return { kind: 'youtube#playlist', etag: etag(named), id: playlist.id, ...named }
}
