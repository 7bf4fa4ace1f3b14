/** What tests and operators use: faults, the log of calls, the state, a reset, and edits by hand as a person makes them on the platform. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import type { CallLog } from './call-log'
import { faultSchema, type FaultBox } from './faults'
import { removeVideo } from './google/videos'
import type { GoogleContext } from './google/context'
import { quotaToday } from './google/quota'
import { privacyOf, stageOf, watchUrl } from './google/video-resource'
import { PAGE_STANDING, type GraphContext } from './graph/context'
import { isPublic } from './graph/post-node'
import { removePost } from './graph/remove'
import { phaseOf } from './graph/video-node'
import type { Silence } from './silence'

const pageChange = z.strictObject({
  isPublished: z.boolean().optional(),
  usedPercent: z.number().min(0).max(100).optional(),
  waitMinutes: z.int().min(0).optional(),
  goneMetrics: z.array(z.string()).optional(),
})
const postEdit = z.strictObject({
  message: z.string().optional(),
  isPublished: z.boolean().optional(),
  isHidden: z.boolean().optional(),
  delete: z.literal(true).optional(),
})
const filmEdit = z.strictObject({ isPublished: z.boolean() })
const videoEdit = z.strictObject({
  title: z.string().optional(),
  description: z.string().optional(),
  privacyStatus: z.enum(['public', 'unlisted', 'private']).optional(),
  delete: z.literal(true).optional(),
})

interface ControlDeps {
  graph: GraphContext
  google: GoogleContext
  faults: FaultBox
  log: CallLog
  silence: Silence
}

export function controlApp({ graph, google, faults, log, silence }: ControlDeps): Hono {
  const app = new Hono()
  // what it cannot keep it would forget at the next start: then it is not well
  app.get('/health', async (c) => {
    const file = join(graph.settings.dir, `.probe-${process.pid}`)
    const isKept = await writeFile(file, '')
      .then(() => rm(file))
      .then(
        () => true,
        () => false,
      )
    if (isKept) return c.json({ status: 'ok' })
    return c.json(
      { status: 'failing', problem: 'Không ghi được vào thư mục của môi trường thử. Kiểm tra ổ đĩa và quyền ghi của DATA_DIR.' },
      503,
    )
  })

  app.post('/faults', async (c) => {
    const parsed = faultSchema.safeParse(await readJson(c.req.raw))
    if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400)
    return c.json(faults.arm(parsed.data), 201)
  })
  app.get('/faults', (c) => c.json({ faults: faults.list() }))
  app.delete('/faults', async (c) => {
    faults.clear()
    await silence.end()
    return c.body(null, 204)
  })

  app.get('/log', (c) => {
    const { target, path, method } = c.req.query()
    const fits = (call: { target: string; path: string; method: string }) =>
      (!target || call.target === target) && (!path || call.path.includes(path)) && (!method || call.method === method.toUpperCase())
    return c.json({ calls: log.list().filter(fits) })
  })
  app.delete('/log', (c) => {
    log.clear()
    return c.body(null, 204)
  })

  app.get('/state', (c) => c.json({ facebook: facebookState(graph), youtube: youtubeState(google) }))
  app.post('/reset', async (c) => {
    faults.clear()
    await silence.end()
    log.clear()
    Object.assign(graph.standing, PAGE_STANDING)
    await graph.store.clear()
    return c.body(null, 204)
  })

  app.post('/hand/facebook/page', async (c) => {
    const change = pageChange.safeParse(await readJson(c.req.raw))
    if (!change.success) return c.json({ error: z.prettifyError(change.error) }, 400)
    Object.assign(graph.standing, change.data)
    return c.json({ success: true })
  })
  app.post('/hand/facebook/posts/:id', async (c) => {
    const edit = postEdit.safeParse(await readJson(c.req.raw))
    const post = graph.records.posts.get(c.req.param('id'))
    if (!edit.success) return c.json({ error: z.prettifyError(edit.error) }, 400)
    if (!post) return c.json({ error: 'no such post' }, 404)
    if (edit.data.delete) await removePost({ context: graph, post })
    else {
      const { message = post.message, isPublished = post.isPublished, isHidden = post.isHidden } = edit.data
      await graph.records.posts.put({ ...post, message, isPublished, isHidden, updatedAt: graph.settings.now().toISOString() })
    }
    return c.json({ success: true })
  })
  app.post('/hand/facebook/videos/:id', async (c) => {
    const edit = filmEdit.safeParse(await readJson(c.req.raw))
    const video = graph.records.videos.get(c.req.param('id'))
    if (!edit.success) return c.json({ error: z.prettifyError(edit.error) }, 400)
    if (!video) return c.json({ error: 'no such video' }, 404)
    await graph.records.videos.put({ ...video, ...edit.data })
    return c.json({ success: true })
  })
  app.post('/hand/youtube/videos/:id', async (c) => {
    const edit = videoEdit.safeParse(await readJson(c.req.raw))
    const video = google.records.videos.get(c.req.param('id'))
    if (!edit.success) return c.json({ error: z.prettifyError(edit.error) }, 400)
    if (!video) return c.json({ error: 'no such video' }, 404)
    if (edit.data.delete) {
      await removeVideo({ context: google, video })
      if (video.thumbnail) await rm(google.store.mediaFile(video.thumbnail.file), { force: true })
      return c.json({ success: true })
    }
    const { snippet, status } = video.mutable
    const { title = snippet.title, description = snippet.description, privacyStatus = status.privacyStatus } = edit.data
    const mutable = { ...video.mutable, snippet: { ...snippet, title, description }, status: { ...status, privacyStatus } }
    await google.records.videos.put({ ...video, mutable })
    return c.json({ success: true })
  })
  return app
}

function facebookState(context: GraphContext) {
  const { posts, videos, photos, comments } = context.records
  const now = context.settings.now()
  return {
    posts: posts.all().map(({ no: _no, fingerprint: _fingerprint, ...post }) => ({ ...post, isPublic: isPublic({ post, now }) })),
    videos: videos.all().map(({ no: _no, ...video }) => ({ ...video, phase: phaseOf({ context, video }) })),
    photos: photos.all(),
    comments: comments.all(),
  }
}

function youtubeState(context: GoogleContext) {
  const { videos, sessions, playlists, playlistItems, captions } = context.records
  return {
    videos: videos.all().map((video) => ({
      id: video.id,
      title: video.mutable.snippet.title,
      description: video.mutable.snippet.description,
      privacyStatus: privacyOf({ context, video }),
      stage: stageOf({ context, video }),
      size: video.size,
      fileName: video.fileName,
      tags: video.mutable.snippet.tags ?? [],
      thumbnail: video.thumbnail?.file ?? null,
      publishedAt: video.publishedAt,
      url: watchUrl({ context, id: video.id }),
    })),
    sessions: sessions
      .all()
      .map(({ id, size, slug, createdAt, videoId, isDone }) => ({ id, size, slug, createdAt, videoId: isDone ? videoId : null })),
    playlists: playlists.all(),
    playlistItems: playlistItems.all(),
    captions: captions.all(),
    quota: quotaToday(context),
  }
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch {
    return undefined
  }
}
