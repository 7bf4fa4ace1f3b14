/** Sets how far something has reached, as if people had seen it, or has a figure kept back: `{ "views": 1200, "reactions": null }`. */
import { Hono } from 'hono'
import { z } from 'zod'
import type { GoogleContext } from './google/context'
import type { GraphContext } from './graph/context'
import { reachEdit } from './reach'

export function reachControl({ graph, google }: { graph: GraphContext; google: GoogleContext }): Hono {
  const app = new Hono()
  const set = async ({ id, exists, body }: { id: string; exists: boolean; body: unknown }) => {
    const edit = reachEdit.safeParse(body)
    if (!edit.success) return Response.json({ error: z.prettifyError(edit.error) }, { status: 400 })
    if (!exists) return Response.json({ error: 'no such thing' }, { status: 404 })
    await graph.reach.set(id, edit.data)
    return Response.json({ success: true })
  }
  app.post('/hand/facebook/posts/:id/reach', async (c) => {
    const id = c.req.param('id')
    return set({ id, exists: graph.records.posts.get(id) !== undefined, body: await c.req.json().catch(() => null) })
  })
  app.post('/hand/youtube/videos/:id/reach', async (c) => {
    const id = c.req.param('id')
    return set({ id, exists: google.records.videos.get(id) !== undefined, body: await c.req.json().catch(() => null) })
  })
  return app
}
