/**
 * Connecting a Page: login dialog → code → long-lived user token → the Pages of that person → each Page's own token, inspected.
 * https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived
 */
import { z } from 'zod'
import type { FacebookPlatform, PlatformApp } from '@hl/config/platforms'
import type { ConnectContext, Connector, Grant } from '../connector'
import { ChannelError, NotAuthorized } from '../errors'
import { fetchPicture } from '../picture'
import { createGraphClient, type GraphCall } from './client'
import { COMMENT_PERMISSIONS, INSIGHTS_PERMISSION, inspection, PERMISSIONS, tokenSchema, type TokenFacts } from './health'
import { grantOf, pageSchema, usableToken, type PageFacts } from './page-grant'
import { deriveSettings } from './settings'

/** More Pages than this nobody chooses from. */
const MOST_PAGES = 25

const tokenAnswer = z.looseObject({ access_token: z.string().min(1) })
const pagesSchema = z.looseObject({ data: z.array(pageSchema) })
const PAGE_FIELDS = 'id,name,link,picture{url}'

export function createFacebookConnector(platform: FacebookPlatform): Connector {
  return {
    channel: 'facebook',
    authorizeUrl({ app, redirectUri, state }) {
      const url = new URL(`${platform.dialogUrl}/${platform.apiVersion}/dialog/oauth`)
      const params = {
        client_id: app.id,
        redirect_uri: redirectUri,
        state,
        response_type: 'code',
        scope: [...PERMISSIONS, ...COMMENT_PERMISSIONS, INSIGHTS_PERMISSION].join(','),
      }
      for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value)
      return url.href
    },
    async fromCode({ app, code, redirectUri }, ctx) {
      const asking = ask({ platform, app, ctx })
      const { access_token: short } = await asking.exchange({ code, redirect_uri: redirectUri }).catch((error: unknown) => {
        // to an exchange, "unknown error" is what Facebook says of a wrong secret
        throw error instanceof ChannelError && error.code === 'facebook.1' ? wrongSecret(error) : error
      })
      return pagesOf({ asking, userToken: await longLived({ asking, token: short }) })
    },
    async fromToken({ app, token }, ctx) {
      const asking = ask({ platform, app, ctx })
      const facts = usableToken({ facts: await asking.inspect(token), appId: app.id })
      if (facts.type === 'PAGE') return [await asking.grant({ ...(await asking.self(token)), access_token: token })]
      return pagesOf({ asking, userToken: facts.type === 'USER' ? await longLived({ asking, token }) : token })
    },
  }
}

type Asking = ReturnType<typeof ask>

/** The calls of the wizard, in the name of our app. */
function ask({ platform, app, ctx }: { platform: FacebookPlatform; app: PlatformApp; ctx: ConnectContext }) {
  const account = { ...platform, pageId: '', pageToken: '', appId: app.id, appSecret: app.secret }
  const settings = deriveSettings({ settings: account, siteUrl: '', mode: 'real' })
  const client = createGraphClient({ settings })
  const { signal, log, now } = ctx
  const call = <T>(one: Pick<GraphCall<T>, 'method' | 'path' | 'schema'> & { params: Record<string, string>; token: string }): Promise<T> =>
    client.demand({
      ...one,
      effect: 'read',
      signal,
      ctx: { signal, log, now, noteUsage: () => undefined, read: (_, read) => read(signal) },
    })
  const appToken = `${app.id}|${app.secret}`
  return {
    /** The app's secret travels in the body: an address may be logged on its way. */
    exchange: (params: Record<string, string>) =>
      call({
        method: 'POST',
        path: 'oauth/access_token',
        params: { client_id: app.id, client_secret: app.secret, ...params },
        schema: tokenAnswer,
        token: appToken,
      }),
    async inspect(token: string): Promise<TokenFacts> {
      return (await call({ ...inspection(token), schema: tokenSchema, token: appToken })).data
    },
    self: (token: string) => call({ method: 'GET', path: 'me', params: { fields: PAGE_FIELDS }, schema: pageSchema, token }),
    async pages(token: string): Promise<PageFacts[]> {
      const params = { fields: `${PAGE_FIELDS},access_token,tasks`, limit: String(MOST_PAGES) }
      return (await call({ method: 'GET', path: 'me/accounts', params, schema: pagesSchema, token })).data
    },
    async grant(page: PageFacts): Promise<Grant> {
      const { access_token: token } = page
      const isTrusted = ({ protocol, hostname, origin }: URL) =>
        origin === new URL(platform.graphUrl).origin || (protocol === 'https:' && /\.(fbcdn\.net|facebook\.com|fbsbx\.com)$/.test(hostname))
      const picture = await fetchPicture({ address: page.picture?.data.url, isTrusted, signal })
      const facts = token ? await this.inspect(token) : null
      return grantOf({ page, picture, facts, appId: app.id, url: page.link ?? new URL(page.id, settings.webUrl).href })
    },
  }
}

/** A short one lives an hour or two; the Page tokens that come of a long-lived one have no end of their own. */
async function longLived({ asking, token }: { asking: Asking; token: string }): Promise<string> {
  return (await asking.exchange({ grant_type: 'fb_exchange_token', fb_exchange_token: token })).access_token
}

function wrongSecret(cause: ChannelError): NotAuthorized {
  return new NotAuthorized({
    code: 'facebook.app-secret',
    message: 'Facebook không nhận khóa bí mật của ứng dụng.',
    help: 'Quản trị chép lại App Secret tại developers.facebook.com › Settings › Basic rồi nhập lại ở bước đầu.',
    who: 'operator',
    cause,
  })
}

async function pagesOf({ asking, userToken }: { asking: Asking; userToken: string }): Promise<Grant[]> {
  const pages = await asking.pages(userToken)
  if (pages.length === 0) {
    throw new NotAuthorized({
      code: 'facebook.no-page',
      message: 'Tài khoản Facebook này không cho hệ thống thấy Fanpage nào.',
      help: 'Bấm "Kết nối" lại và đánh dấu Fanpage trong hộp thoại của Facebook; nếu không có, nhờ chủ Fanpage cấp quyền cho tài khoản này (Cài đặt Fanpage › Quyền truy cập Trang).',
      who: 'operator',
    })
  }
  return Promise.all(pages.map((page) => asking.grant(page)))
}
