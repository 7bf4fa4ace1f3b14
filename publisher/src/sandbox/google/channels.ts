/** channels.list: the channel chosen at consent; ours by its id. */
import { AVATAR_PATH } from '../page/avatar'
import { channelsOf } from './consent'
import type { GoogleContext, GoogleRun } from './context'
import { badRequest } from './errors'
import { readIds, readParts } from './parts'
import { etag } from './video-resource'

const PARTS = [
  'auditDetails',
  'brandingSettings',
  'contentDetails',
  'contentOwnerDetails',
  'id',
  'localizations',
  'snippet',
  'statistics',
  'status',
  'topicDetails',
]

/** `UC…` → `UU…`: the playlist of everything uploaded */
export function uploadsPlaylist(context: GoogleContext): string {
  return `UU${context.settings.youtube.channelId.slice(2)}`
}

export const listChannels: GoogleRun = ({ context, call }) => {
  const parts = readParts({ given: call.query.getAll('part'), known: PARTS })
  const isMine = call.query.get('mine') === 'true'
  const ids = readIds(call.query.getAll('id'))
  if (isMine === ids.length > 0) throw badRequest('missingRequiredParameter', 'Exactly one filter is needed: mine=true or id')
  const { youtube } = context.settings
  const id = isMine ? (call.caller?.channelId ?? null) : ids.includes(youtube.channelId) ? youtube.channelId : null
  const title = channelsOf(context).find((channel) => channel.id === id)?.name ?? ''
  const picture = { url: `${context.baseUrl()}${AVATAR_PATH}`, width: 88, height: 88 }
  const all: Record<string, unknown> = {
    snippet: {
      title,
      description: 'Kênh của môi trường thử',
      customUrl: '@conduonghuongthien',
      publishedAt: '2026-06-01T00:00:00Z',
      thumbnails: { default: picture },
      country: 'VN',
    },
    contentDetails: { relatedPlaylists: { likes: '', uploads: uploadsPlaylist(context) } },
    status: { privacyStatus: 'public', isLinked: true, longUploadsStatus: 'allowed', madeForKids: false },
    statistics: {
      viewCount: '0',
      subscriberCount: '0',
      hiddenSubscriberCount: false,
      videoCount: String(context.records.videos.all().length),
    },
    brandingSettings: { channel: { title } },
  }
  const named = Object.fromEntries(parts.filter((part) => all[part] !== undefined).map((part) => [part, all[part]]))
  const items = id === null ? [] : [{ kind: 'youtube#channel', etag: etag(named), id, ...named }]
  return Response.json({
    kind: 'youtube#channelListResponse',
    etag: etag(items),
    pageInfo: { totalResults: items.length, resultsPerPage: 5 },
    items,
  })
}
