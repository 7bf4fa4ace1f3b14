/** Which endpoint a Graph path means: by the kind of the object named in it and the edge after it. */
import { createComment, deleteComment, editComment, listComments, readComment } from './comments'
import type { GraphContext, Run } from './context'
import { invalid, missing } from './errors'
import { createPost } from './feed'
import { readInsights } from './insights'
import { readPage, readSelf } from './page-node'
import { createPhoto, deletePhoto, readPhoto } from './photos'
import { deletePost, editPost, listPosts, readPost } from './posts'
import type { ParamTable } from './params'
import { finishReel, startReel } from './reels'
import { readUrl, scrapeUrl } from './scrape'
import { PARAMS } from './tables'
import { listAccounts } from './accounts'
import { exchangeToken } from './login'
import { debugToken } from './token'
import { addCaptions, addThumbnail, deleteVideo, editVideo, listVideos, readVideo } from './video-node'
import { cancelUpload, finishUpload, startUpload, transferChunk } from './video-upload'

export interface Endpoint {
  params: ParamTable
  run: Run
  /** on our Page, or on something of it */
  isOnPage: boolean
  /** what writing there takes */
  permission: 'pages_manage_posts' | 'pages_manage_engagement'
}
const endpoint = (params: ParamTable, run: Run): Endpoint => ({ params, run, isOnPage: true, permission: 'pages_manage_posts' })
/** comments: https://developers.facebook.com/docs/pages-api/comments-mentions */
const engaging = (params: ParamTable, run: Run): Endpoint => ({ ...endpoint(params, run), permission: 'pages_manage_engagement' })
/** asked by an app or a person, about no Page of ours */
const aside = (params: ParamTable, run: Run): Endpoint => ({ ...endpoint(params, run), isOnPage: false })

const ROOT: Record<string, Endpoint> = {
  'GET ': endpoint(PARAMS.urlRead, readUrl),
  'POST ': endpoint(PARAMS.urlScrape, scrapeUrl),
}
const PAGE: Record<string, Endpoint> = {
  'GET ': endpoint(PARAMS.none, readPage),
  'POST feed': endpoint(PARAMS.feed, createPost),
  'POST photos': endpoint(PARAMS.photos, createPhoto),
  'GET feed': endpoint(PARAMS.postList, listPosts('feed')),
  'GET posts': endpoint(PARAMS.postList, listPosts('posts')),
  'GET published_posts': endpoint(PARAMS.postList, listPosts('published_posts')),
  'GET scheduled_posts': endpoint(PARAMS.plainList, listPosts('scheduled_posts')),
  'GET videos': endpoint(PARAMS.videoList, listVideos),
}
const UPLOAD: Record<string, Endpoint> = {
  start: endpoint(PARAMS.videoStart, startUpload),
  transfer: endpoint(PARAMS.videoTransfer, transferChunk),
  finish: endpoint(PARAMS.videoFinish, finishUpload),
  cancel: endpoint(PARAMS.videoCancel, cancelUpload),
}
/** by `reel-` and the phase, as faults name them */
const REEL: Record<string, Endpoint> = {
  'reel-start': endpoint(PARAMS.reelStart, startReel),
  'reel-finish': endpoint(PARAMS.reelFinish, finishReel),
}
const comments: Record<string, Endpoint> = {
  'POST comments': engaging(PARAMS.commentCreate, createComment),
  'GET comments': endpoint(PARAMS.commentList, listComments),
}
const POST: Record<string, Endpoint> = {
  ...comments,
  'GET ': endpoint(PARAMS.none, readPost),
  'GET insights': endpoint(PARAMS.insights, readInsights),
  'POST ': endpoint(PARAMS.postEdit, editPost),
  'DELETE ': endpoint(PARAMS.none, deletePost),
}
const VIDEO: Record<string, Endpoint> = {
  ...comments,
  'GET ': endpoint(PARAMS.none, readVideo),
  'POST ': endpoint(PARAMS.videoEdit, editVideo),
  'DELETE ': endpoint(PARAMS.none, deleteVideo),
  'POST thumbnails': endpoint(PARAMS.thumbnails, addThumbnail),
  'POST captions': endpoint(PARAMS.captions, addCaptions),
}
const PHOTO: Record<string, Endpoint> = {
  'GET ': endpoint(PARAMS.none, readPhoto),
  'DELETE ': endpoint(PARAMS.none, deletePhoto),
}

const COMMENT: Record<string, Endpoint> = {
  'GET ': endpoint(PARAMS.none, readComment),
  'POST ': engaging(PARAMS.commentEdit, editComment),
  'DELETE ': engaging(PARAMS.none, deleteComment),
}

const ASIDE: Record<string, Endpoint> = {
  'POST debug_token/': aside(PARAMS.debugToken, debugToken),
  'GET me/': aside(PARAMS.none, readSelf),
  'GET me/accounts': aside(PARAMS.accounts, listAccounts),
  'POST oauth/access_token': aside(PARAMS.exchange, exchangeToken),
}

/** @throws GraphError 100, with subcode 33 when the object is not there */
export function resolveEndpoint({
  context,
  method,
  segments,
  phase,
}: {
  context: GraphContext
  method: string
  segments: readonly string[]
  phase: string | null
}): Endpoint {
  const [id = '', edge = '', ...rest] = segments
  const alone = rest.length === 0 ? ASIDE[`${method} ${id}/${edge}`] : undefined
  if (alone) return alone
  const kind = kindOf({ context, id })
  if (kind === null) throw missing(id, method.toLowerCase())
  if (kind === 'page' && method === 'POST' && edge === 'videos') {
    const step = UPLOAD[phase ?? '']
    if (!step) throw invalid('The sandbox takes videos only by upload_phase = start, transfer, finish or cancel')
    return step
  }
  if (kind === 'page' && method === 'POST' && edge === 'video_reels') {
    const step = REEL[phase ?? '']
    if (!step) throw invalid('upload_phase must be start or finish')
    return step
  }
  const found = rest.length === 0 ? TABLES[kind][`${method} ${edge}`] : undefined
  if (!found) throw invalid(`Unsupported ${method.toLowerCase()} request: /${segments.join('/')}`)
  return found
}

const TABLES = { root: ROOT, page: PAGE, post: POST, video: VIDEO, photo: PHOTO, comment: COMMENT }

/** What an id names; null when there is nothing of this id. */
export function kindOf({ context, id }: { context: GraphContext; id: string }): keyof typeof TABLES | null {
  const { records, settings } = context
  if (id === '') return 'root'
  if (id === settings.facebook.pageId) return 'page'
  if (records.posts.get(id)) return 'post'
  if (records.videos.get(id)) return 'video'
  if (records.photos.get(id)) return 'photo'
  return records.comments.get(id) ? 'comment' : null
}
