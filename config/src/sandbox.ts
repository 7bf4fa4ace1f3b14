/** The stand-ins' own credentials: used by the publisher when neither platform is configured, and checked by the sandbox. */
import type { Env, FacebookEnv, YouTubeEnv } from './env'
import type { FacebookPlatform, YouTubePlatform } from './platforms'

export const SANDBOX_PATHS = {
  graph: '/graph',
  rupload: '/rupload',
  facebookDialog: '/facebook',
  google: '/google',
  googleToken: '/google/token',
  googleAuth: '/google/o/oauth2/v2/auth',
} as const

/** Whose Page and channel the stand-ins are, and where people look at them. */
export const SANDBOX_ACCOUNT = { name: 'Con đường hướng thiện', paths: { facebook: '/fanpage', youtube: '/kenh' } } as const

export function sandboxFacebook(env: Env): FacebookEnv {
  return {
    pageId: '100064000000001',
    pageToken: 'EAAsandboxPageToken',
    appId: '900000000000001',
    appSecret: 'sandbox-app-secret-0123456789abcdef',
    graphUrl: env.sandbox.url + SANDBOX_PATHS.graph,
    ruploadUrl: env.sandbox.url + SANDBOX_PATHS.rupload,
    apiVersion: 'v26.0',
  }
}

export function sandboxYouTube(env: Env): YouTubeEnv {
  return {
    clientId: 'sandbox-client.apps.invalid',
    clientSecret: 'sandbox-client-secret',
    refreshToken: '1//sandbox-refresh-token',
    channelId: 'UCsandbox00000000000000A',
    apiUrl: env.sandbox.url + SANDBOX_PATHS.google,
    tokenUrl: env.sandbox.url + SANDBOX_PATHS.googleToken,
  }
}

/** Where the wizard asks: the real platforms, or the stand-ins with an app of theirs. */
export function platformsOf(env: Env): { facebook: FacebookPlatform; youtube: YouTubePlatform } {
  if (!env.isSandbox) return { facebook: env.facebookPlatform, youtube: env.youtubePlatform }
  const { appId, appSecret, graphUrl, ruploadUrl, apiVersion } = sandboxFacebook(env)
  const { clientId, clientSecret, apiUrl, tokenUrl } = sandboxYouTube(env)
  return {
    facebook: {
      graphUrl,
      ruploadUrl,
      dialogUrl: env.sandbox.url + SANDBOX_PATHS.facebookDialog,
      apiVersion,
      app: { id: appId, secret: appSecret },
    },
    youtube: { apiUrl, tokenUrl, authUrl: env.sandbox.url + SANDBOX_PATHS.googleAuth, app: { id: clientId, secret: clientSecret } },
  }
}
