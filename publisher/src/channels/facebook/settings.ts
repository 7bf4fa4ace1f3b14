/** What the Facebook channel is told at start, and what follows from it. */
import type { AxiosInstance } from 'axios'
import type { FacebookEnv } from '@hl/config/env'
import type { ConnectionSource } from '../connection'

export interface FacebookOptions {
  connection: ConnectionSource<FacebookEnv>
  /** address of the public website, without a slash at the end */
  siteUrl: string
  mode: 'real' | 'sandbox'
  /** after an answer was lost: waits to the first and to the second look */
  looksMs: readonly [number, number]
  /** Waits for the picture that a link is shared with; absent where nobody makes one. */
  untilShareMade?: (options: { link: string; signal: AbortSignal }) => Promise<void>
  /** default: an axios instance of our own without retries or redirects */
  http?: AxiosInstance
}

export interface FacebookSettings extends FacebookEnv {
  siteUrl: string
  mode: 'real' | 'sandbox'
  /** Graph address with the version pinned: an unpinned call is served by whatever version is oldest */
  baseUrl: string
  /** what relative permalinks are relative to */
  webUrl: string
}

export function deriveSettings({
  settings,
  siteUrl,
  mode,
}: Pick<FacebookOptions, 'siteUrl' | 'mode'> & { settings: FacebookEnv }): FacebookSettings {
  const graph = new URL(settings.graphUrl)
  const webUrl = graph.hostname === 'graph.facebook.com' ? 'https://www.facebook.com' : graph.origin
  return { ...settings, siteUrl, mode, baseUrl: `${settings.graphUrl}/${settings.apiVersion}`, webUrl }
}

/** How long one call may take. A chunk may be megabytes on a slow line. */
export const DEADLINES = {
  read: 15_000,
  write: 30_000,
  scrape: 30_000,
  create: 40_000,
  upload: 60_000,
  chunk: 180_000,
  film: 900_000,
} as const
