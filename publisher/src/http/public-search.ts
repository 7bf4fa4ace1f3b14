/** What both faces of the search share: a page for people (public-search-page.ts), JSON for programs (public-search-api.ts). */
import type { Context } from 'hono'
import { z } from '@hono/zod-openapi'
import type { Logger } from '@hl/config/logger'
import type { SiteFrame } from '../channels/website/pages/layout'
import type { Search } from '../site/search'
import type { RateLimit } from './public-limit'

export interface SearchDeps {
  search: Search
  siteUrl: string
  frame: () => Promise<SiteFrame>
  limit: RateLimit
  addressOf: (context: Context) => string
  log: Logger
}

export const PAGE_SIZE = 20
export const MAX_TEXT = 200

export const searchText = z.string().normalize().trim().min(1).max(MAX_TEXT)
export const slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
export const year = z
  .string()
  .regex(/^(19|20)\d\d$/)
  .transform(Number)
export const offset = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)

export function refusal(code: string, message: string, help: string) {
  return { error: { code, message, help } }
}
