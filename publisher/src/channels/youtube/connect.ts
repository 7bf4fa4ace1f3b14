/** Connecting a channel: OAuth 2 code flow with PKCE, offline access, and which channel was chosen at consent. */
import { youtube_v3 } from 'googleapis/build/src/apis/youtube'
import { z } from 'zod'
import { PERMISSION_LABELS, type Permission } from '@hl/config/connection'
import type { YouTubePlatform } from '@hl/config/platforms'
import type { CodeExchange, ConnectContext, Connector, Grant } from '../connector'
import { NotAuthorized } from '../errors'
import { fetchPicture } from '../picture'
import { parseAnswer } from './answers'
import { fromThrown, fromTokenFailure } from './errors'
import { missingScopes } from './health'
import { createOAuthClient, type OAuthClient } from './oauth-client'

const SCOPE = 'https://www.googleapis.com/auth/'
const SCOPES = ['youtube.upload', 'youtube.force-ssl'] as const
const LABELS = PERMISSION_LABELS.youtube
const TOKEN_MS = 10_000
const CALL_MS = 20_000

const channelsSchema = z.object({
  items: z
    .array(
      z.object({
        id: z.string().min(1),
        snippet: z.object({
          title: z.string(),
          customUrl: z.string().nullish(),
          thumbnails: z.looseObject({ default: z.object({ url: z.string() }).optional() }).nullish(),
        }),
      }),
    )
    .default([]),
})
type ChannelFacts = z.infer<typeof channelsSchema>['items'][number]

export function createYouTubeConnector(platform: YouTubePlatform): Connector {
  return {
    channel: 'youtube',
    authorizeUrl({ app, redirectUri, state, challenge }) {
      const url = new URL(platform.authUrl)
      const params = {
        client_id: app.id,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: SCOPES.map((scope) => SCOPE + scope).join(' '),
        access_type: 'offline',
        // without it Google gives a refresh token the first time only
        prompt: 'consent',
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
      }
      for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value)
      return url.href
    },
    async fromCode(exchange, ctx) {
      const { client, token, scopes } = await exchangeCode({ platform, exchange, ctx })
      const missing = missingScopes(scopes)
      // without it the channel cannot even be read
      if (missing.includes('youtube.force-ssl')) throw operators({ code: 'youtube.missing-scope', ...lacking(missing) })
      const channels = await ownChannels({ platform, client, ctx })
      if (channels.length === 0) throw operators(NO_CHANNEL)
      return Promise.all(channels.map((channel) => grantOf({ platform, channel, token, scopes, ctx })))
    },
  }
}

async function exchangeCode(input: { platform: YouTubePlatform; exchange: CodeExchange; ctx: ConnectContext }) {
  const { platform, exchange, ctx } = input
  const { app, code, redirectUri, verifier } = exchange
  const { tokenUrl } = platform
  const client = createOAuthClient({ clientId: app.id, clientSecret: app.secret, tokenUrl, redirectUri, tokenMs: TOKEN_MS })
  try {
    const { tokens } = await client.getToken({ code, codeVerifier: verifier, redirect_uri: redirectUri })
    client.setCredentials(tokens)
    return { client, token: tokens.refresh_token ?? null, scopes: tokens.scope?.split(' ').filter(Boolean) ?? null }
  } catch (error) {
    throw fromTokenFailure({ error, now: ctx.now() })
  }
}

async function ownChannels(input: { platform: YouTubePlatform; client: OAuthClient; ctx: ConnectContext }): Promise<ChannelFacts[]> {
  const { platform, client, ctx } = input
  const options = { rootUrl: `${platform.apiUrl}/`, retry: false, timeout: CALL_MS, signal: ctx.signal }
  const youtube = new youtube_v3.Youtube({ auth: client })
  const answer = await youtube.channels.list({ part: ['snippet'], mine: true }, options).catch((error: unknown) => {
    throw fromThrown({ error, call: { bucket: 'units', now: ctx.now() } })
  })
  return parseAnswer({ schema: channelsSchema, answer: answer.data }).items
}

interface Granting {
  platform: YouTubePlatform
  channel: ChannelFacts
  token: string | null
  scopes: readonly string[] | null
  ctx: ConnectContext
}

async function grantOf({ platform, channel, token, scopes, ctx }: Granting): Promise<Grant> {
  const missing = missingScopes(scopes)
  const permissions: Permission[] = SCOPES.map((id) => ({
    id,
    label: LABELS[id],
    granted: scopes === null ? null : !missing.includes(id),
  }))
  const isTrusted = ({ protocol, hostname, origin }: URL) =>
    origin === new URL(platform.apiUrl).origin ||
    (protocol === 'https:' && /\.(ggpht\.com|googleusercontent\.com|ytimg\.com)$/.test(hostname))
  const address = channel.snippet.thumbnails?.default?.url
  return {
    id: channel.id,
    name: channel.snippet.title.normalize('NFC'),
    url: `https://www.youtube.com/channel/${encodeURIComponent(channel.id)}`,
    picture: await fetchPicture({ address, isTrusted, signal: ctx.signal }),
    permissions,
    // Google tells no end; a refresh token ends when it is revoked, or unused for six months
    validUntil: null,
    obstacle: missing.length === 0 ? null : lacking(missing),
    token,
  }
}

function lacking(missing: readonly string[]): NonNullable<Grant['obstacle']> {
  const names = SCOPES.filter((id) => missing.includes(id)).map((id) => LABELS[id].toLowerCase())
  return {
    message: `Thiếu quyền: ${names.join(', ')}.`,
    help: 'Bấm "Kết nối" lại và đánh dấu đủ các ô trong màn hình xin phép của Google.',
  }
}

const NO_CHANNEL = {
  code: 'youtube.no-channel',
  message: 'Tài khoản Google đã chọn không có kênh YouTube.',
  help: 'Bấm "Kết nối" lại và chọn đúng tài khoản, hoặc đúng kênh thương hiệu, của cơ quan.',
}

function operators(facts: typeof NO_CHANNEL): NotAuthorized {
  return new NotAuthorized({ ...facts, who: 'operator' })
}
