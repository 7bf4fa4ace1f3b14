/** The consent pages of both platforms, and the page on which everything that was allowed is taken back. */
import { SANDBOX_PATHS } from '@hl/config/sandbox'
import { Hono, type Context } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { consentPage, decideConsent } from '../google/consent'
import type { GoogleContext } from '../google/context'
import { pagesOf } from '../graph/accounts'
import type { GraphContext } from '../graph/context'
import { decideLogin, loginDialog } from '../graph/login'
import { ALL_SCOPES, issueToken, seconds } from '../graph/tokens'
import { AccessPage, TokenPage } from './access-page'
import { ConsentRefused } from './consent-page'
import { BadConsent } from './consent-request'

const platformSchema = z.enum(['facebook', 'youtube'])

/** A token made at the platform itself, as a business makes one for its system user. */
const madeSchema = z.strictObject({
  type: z.enum(['USER', 'SYSTEM_USER', 'PAGE']).default('SYSTEM_USER'),
  scopes: z.array(z.enum(ALL_SCOPES)).default([...ALL_SCOPES]),
  pages: z.array(z.string()).optional(),
  /** of a PAGE token */
  pageId: z.string().optional(),
  lifeSeconds: z.int().optional(),
  appId: z.string().optional(),
})

export function accessApp({ graph, google }: { graph: GraphContext; google: GoogleContext }): Hono {
  const app = new Hono()
  const { facebookDialog, googleAuth } = SANDBOX_PATHS
  const dialog = `${facebookDialog}/:version/dialog/oauth`
  const { access } = graph
  app.get(dialog, (c) => orRefuse(c, () => c.html(document(loginDialog({ context: graph, query: c.req.query() })))))
  app.post(dialog, (c) => orRefuse(c, async () => c.redirect(decideLogin({ context: graph, form: await c.req.formData() }), 303)))
  app.get(googleAuth, (c) => orRefuse(c, () => c.html(document(consentPage({ context: google, query: c.req.query() })))))
  app.post(googleAuth, (c) => orRefuse(c, async () => c.redirect(decideConsent({ context: google, form: await c.req.formData() }), 303)))

  app.get('/quyen', (c) => c.html(document(<AccessPage done={c.req.query('xong') ?? null} />)))
  app.post('/quyen/:platform/thu-hoi', async (c) => {
    const platform = platformSchema.parse(c.req.param('platform'))
    await access.revoke(platform)
    return c.redirect(`/quyen?xong=${platform}`, 303)
  })
  app.post('/quyen/facebook/ma', (c) => c.html(document(<TokenPage token={made({ graph, input: madeSchema.parse({}) })} />)))

  app.post('/hand/:platform/revoke', async (c) => {
    const platform = platformSchema.safeParse(c.req.param('platform'))
    if (!platform.success) return c.json({ error: 'no such platform' }, 404)
    await access.revoke(platform.data)
    return c.json({ success: true })
  })
  app.post('/hand/facebook/tokens', async (c) => {
    const input = madeSchema.safeParse(await c.req.json().catch(() => ({})))
    if (!input.success) return c.json({ error: z.prettifyError(input.error) }, 400)
    return c.json({ token: made({ graph, input: input.data }) }, 201)
  })
  return app
}

function made({ graph, input }: { graph: GraphContext; input: z.infer<typeof madeSchema> }): string {
  const { type, scopes, pages = pagesOf(graph).map(({ id }) => id), lifeSeconds, appId } = input
  const pageId = type === 'PAGE' ? (input.pageId ?? graph.settings.facebook.pageId) : null
  const expiresAt = lifeSeconds === undefined ? 0 : seconds(graph.settings.now()) + lifeSeconds
  return issueToken({ context: graph, facts: { type, pageId, pages, scopes, isLong: lifeSeconds === undefined, expiresAt, appId } })
}

async function orRefuse(c: Context, answer: () => Response | Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    if (!(error instanceof BadConsent)) throw error
    return c.html(document(<ConsentRefused why={error.message} />), 400)
  }
}

function document(page: Child): string {
  return `<!doctype html>${String(page)}`
}
