/** What the environment says about Facebook and YouTube: their addresses, our app there, and a connection set by hand on the server. */
/** What of the parsed environment is read here (config/src/env.ts holds the schema). */
interface Variables {
  CHANNEL_MODE?: 'real' | 'sandbox' | undefined
  FACEBOOK_PAGE_ID?: string | undefined
  FACEBOOK_PAGE_TOKEN?: string | undefined
  FACEBOOK_APP_ID?: string | undefined
  FACEBOOK_APP_SECRET?: string | undefined
  FACEBOOK_GRAPH_URL: string
  FACEBOOK_RUPLOAD_URL: string
  FACEBOOK_DIALOG_URL: string
  FACEBOOK_API_VERSION: string
  YOUTUBE_CLIENT_ID?: string | undefined
  YOUTUBE_CLIENT_SECRET?: string | undefined
  YOUTUBE_REFRESH_TOKEN?: string | undefined
  YOUTUBE_CHANNEL_ID?: string | undefined
  YOUTUBE_API_URL: string
  YOUTUBE_TOKEN_URL: string
  YOUTUBE_AUTH_URL: string
}

/** Our app at Facebook, our OAuth client at Google: in whose name a person is asked for consent. */
export interface PlatformApp {
  id: string
  secret: string
}

export interface FacebookPlatform {
  graphUrl: string
  ruploadUrl: string
  /** where the login dialog is */
  dialogUrl: string
  apiVersion: string
  app: PlatformApp | null
}

export interface YouTubePlatform {
  apiUrl: string
  tokenUrl: string
  authUrl: string
  app: PlatformApp | null
}

/** A connected Page, and where it is spoken to. */
export interface FacebookEnv {
  pageId: string
  pageToken: string
  appId: string
  appSecret: string
  graphUrl: string
  ruploadUrl: string
  apiVersion: string
}

/** A connected channel, and where it is spoken to. */
export interface YouTubeEnv {
  clientId: string
  clientSecret: string
  refreshToken: string
  channelId: string
  apiUrl: string
  tokenUrl: string
}

export function platformsFrom(raw: Variables) {
  const { FACEBOOK_PAGE_ID: pageId, FACEBOOK_PAGE_TOKEN: pageToken } = raw
  const { YOUTUBE_REFRESH_TOKEN: refreshToken, YOUTUBE_CHANNEL_ID: channelId } = raw
  const { app: facebookApp, ...facebookAddresses } = facebookOf(raw)
  const { app: youtubeApp, ...youtubeAddresses } = youtubeOf(raw)
  const { dialogUrl, ...graph } = facebookAddresses
  const { authUrl, ...google } = youtubeAddresses
  const facebook: FacebookEnv | null =
    pageId && pageToken && facebookApp ? { pageId, pageToken, appId: facebookApp.id, appSecret: facebookApp.secret, ...graph } : null
  const youtube: YouTubeEnv | null =
    refreshToken && channelId && youtubeApp
      ? { refreshToken, channelId, clientId: youtubeApp.id, clientSecret: youtubeApp.secret, ...google }
      : null
  const facebookPlatform: FacebookPlatform = { ...graph, dialogUrl, app: facebookApp }
  const youtubePlatform: YouTubePlatform = { ...google, authUrl, app: youtubeApp }
  return { facebook, youtube, facebookPlatform, youtubePlatform }
}

const FACEBOOK_APP = ['FACEBOOK_APP_ID', 'FACEBOOK_APP_SECRET'] as const
const FACEBOOK_PAGE = ['FACEBOOK_PAGE_ID', 'FACEBOOK_PAGE_TOKEN'] as const
const YOUTUBE_APP = ['YOUTUBE_CLIENT_ID', 'YOUTUBE_CLIENT_SECRET'] as const
const YOUTUBE_CHANNEL = ['YOUTUBE_REFRESH_TOKEN', 'YOUTUBE_CHANNEL_ID'] as const

/** All of a platform's variables, or none. The app alone is enough where CHANNEL_MODE says that the panel does the rest. */
export function halfConfigured(raw: Variables): string[] {
  const problems = [
    half({ raw, name: 'Facebook', app: FACEBOOK_APP, account: FACEBOOK_PAGE }),
    half({ raw, name: 'YouTube', app: YOUTUBE_APP, account: YOUTUBE_CHANNEL }),
  ].filter((problem) => problem !== null)
  const named = [...FACEBOOK_APP, ...FACEBOOK_PAGE, ...YOUTUBE_APP, ...YOUTUBE_CHANNEL].filter((key) => raw[key])
  if (raw.CHANNEL_MODE !== 'sandbox' || named.length === 0) return problems
  return [...problems, `CHANNEL_MODE is sandbox: remove ${named.join(', ')}, or set CHANNEL_MODE to real`]
}

interface Half {
  raw: Variables
  name: string
  app: readonly (keyof Variables)[]
  account: readonly (keyof Variables)[]
}

function half({ raw, name, app, account }: Half): string | null {
  const set = [...account, ...app].filter((key) => raw[key])
  const isLeftToPanel = raw.CHANNEL_MODE === 'real' && !account.some((key) => raw[key])
  const missing = (isLeftToPanel ? app : [...account, ...app]).filter((key) => !raw[key])
  if (set.length === 0 || missing.length === 0) return null
  const orPanel = app.every((key) => raw[key]) ? '; or set CHANNEL_MODE to real and connect it in the panel' : ''
  return `${name} is half configured: set ${missing.join(', ')} too, or remove ${set.join(', ')} to switch it off${orPanel}`
}

function facebookOf(raw: Variables): FacebookPlatform {
  const { FACEBOOK_APP_ID: id, FACEBOOK_APP_SECRET: secret } = raw
  return {
    graphUrl: trimSlash(raw.FACEBOOK_GRAPH_URL),
    ruploadUrl: trimSlash(raw.FACEBOOK_RUPLOAD_URL),
    dialogUrl: trimSlash(raw.FACEBOOK_DIALOG_URL),
    apiVersion: raw.FACEBOOK_API_VERSION,
    app: id && secret ? { id, secret } : null,
  }
}

function youtubeOf(raw: Variables): YouTubePlatform {
  const { YOUTUBE_CLIENT_ID: id, YOUTUBE_CLIENT_SECRET: secret } = raw
  return {
    apiUrl: trimSlash(raw.YOUTUBE_API_URL),
    tokenUrl: raw.YOUTUBE_TOKEN_URL,
    authUrl: raw.YOUTUBE_AUTH_URL,
    app: id && secret ? { id, secret } : null,
  }
}

function trimSlash(address: string): string {
  return address.replace(/\/+$/, '')
}
