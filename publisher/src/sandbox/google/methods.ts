/** Every method offered: its address, what it costs and which query parameters the discovery document lists for it. */
import { deleteCaption, insertCaption, listCaptions, updateCaption } from './captions'
import { listCategories } from './categories'
import { listChannels } from './channels'
import type { GoogleRun } from './context'
import { deletePlaylistItem, insertPlaylistItem, listPlaylistItems } from './playlist-items'
import { insertPlaylist, listPlaylists } from './playlists'
import type { Cost } from './quota'
import { setThumbnail } from './thumbnails'
import { continueSession, openSession } from './upload'
import { deleteVideo, listVideos, updateVideo } from './videos'

export interface Method {
  params: readonly string[]
  /** null: not charged (bytes of a session already paid) */
  cost: Cost | null
  /** the session URI is its own authorisation */
  isOpen?: true
  run: GoogleRun
}

const units = (cost: number): Cost => ({ bucket: 'units', cost })
const api = 'youtube/v3'
const openUpload: Method = {
  params: ['part', 'notifySubscribers', 'autoLevels', 'stabilize'],
  cost: { bucket: 'inserts', cost: 1 },
  run: openSession,
}
const sendBytes: Method = { params: ['upload_id'], cost: null, isOpen: true, run: continueSession }

export const METHODS: Readonly<Record<string, Method>> = {
  [`POST upload/${api}/videos`]: openUpload,
  [`POST resumable/upload/${api}/videos`]: openUpload,
  [`PUT upload/${api}/videos`]: sendBytes,
  [`PUT resumable/upload/${api}/videos`]: sendBytes,
  [`GET ${api}/videos`]: {
    params: ['part', 'id', 'hl', 'maxResults', 'pageToken', 'maxHeight', 'maxWidth'],
    cost: units(1),
    run: listVideos,
  },
  [`PUT ${api}/videos`]: { params: ['part'], cost: units(50), run: updateVideo },
  [`DELETE ${api}/videos`]: { params: ['id'], cost: units(50), run: deleteVideo },
  [`POST upload/${api}/thumbnails/set`]: { params: ['videoId'], cost: units(50), run: setThumbnail },
  [`GET ${api}/channels`]: { params: ['part', 'id', 'mine', 'hl', 'maxResults', 'pageToken'], cost: units(1), run: listChannels },
  [`POST ${api}/playlists`]: { params: ['part'], cost: units(50), run: insertPlaylist },
  [`GET ${api}/playlists`]: {
    params: ['part', 'id', 'channelId', 'mine', 'hl', 'maxResults', 'pageToken'],
    cost: units(1),
    run: listPlaylists,
  },
  [`POST ${api}/playlistItems`]: { params: ['part'], cost: units(50), run: insertPlaylistItem },
  [`GET ${api}/playlistItems`]: {
    params: ['part', 'id', 'playlistId', 'videoId', 'maxResults', 'pageToken'],
    cost: units(1),
    run: listPlaylistItems,
  },
  [`DELETE ${api}/playlistItems`]: { params: ['id'], cost: units(50), run: deletePlaylistItem },
  [`POST upload/${api}/captions`]: { params: ['part', 'sync'], cost: units(400), run: insertCaption },
  [`PUT upload/${api}/captions`]: { params: ['part', 'sync'], cost: units(450), run: updateCaption },
  [`DELETE ${api}/captions`]: { params: ['id'], cost: units(50), run: deleteCaption },
  [`GET ${api}/captions`]: { params: ['part', 'videoId', 'id'], cost: units(50), run: listCaptions },
  [`GET ${api}/videoCategories`]: { params: ['part', 'id', 'regionCode', 'hl'], cost: units(1), run: listCategories },
}

/** Parameters that every Google method takes. */
export const STANDARD_PARAMS: readonly string[] = ['alt', 'key', 'prettyPrint', 'quotaUser', 'uploadType', 'upload_protocol']
