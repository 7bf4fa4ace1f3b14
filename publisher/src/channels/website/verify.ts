/** Reads a page back through its public address, and says whether the shared pages have followed. Never writes. */
import { z } from 'zod'
import { sha256 } from '@hl/config/canonical'
import type { ChannelContext, Receipt, Verified } from '../channel'
import type { Health } from '../health'
import { siteUnreachable } from './errors'
import { hashOfFile } from './files'
import type { WebsiteRendition } from './render'
import type { WebsiteSettings } from './settings'
import type { RaisedKeys, SitePage } from './site-store'

const READ_MS = 10_000
const SOON_MS = 250
const LATER_MS = 2_000

const keysSchema = z.record(z.string(), z.number())

export async function verifyPage(options: {
  settings: WebsiteSettings
  receipt: Receipt
  rendition: WebsiteRendition | null
  ctx: ChannelContext
}): Promise<Verified> {
  const { settings, receipt, rendition, ctx } = options
  const path = receipt.externalId
  const answer = await readBack({ settings, path, ctx })
  const page = await settings.site.findPage({ path })
  const isHere = page?.state === 'live' && page.path === path
  if (answer.status === 404 || answer.status === 410) {
    if (rendition === null && isHere) return { status: 'pending', lookAgainMs: LATER_MS, note: 'Trang đã ẩn nhưng chưa được ghi là đã gỡ.' }
    const behind = await settings.site.keysBehind(keysOf(receipt))
    if (rendition === null && behind.length > 0) return listsPending(behind)
    return { status: 'gone' }
  }
  if (answer.movedTo !== null && page?.state === 'live') return verifyFormer({ settings, page, answer, rendition })
  if (answer.status !== 200 || answer.hash === null) throw siteUnreachable({ url: settings.siteUrl + path, status: answer.status })
  if (rendition === null) {
    if (!isHere) return { status: 'pending', lookAgainMs: LATER_MS, note: 'Máy chủ web hoặc CDN còn giữ bản cũ của trang đã gỡ.' }
    return differs({ field: 'page', expected: 'đã gỡ', found: 'vẫn còn', path, hash: answer.hash })
  }
  if (!isHere) return differs({ field: 'page', expected: rendition.releaseHash, found: 'không có trong sổ', path, hash: answer.hash })
  if (page.releaseHash !== rendition.releaseHash) {
    return differs({ field: 'release', expected: rendition.releaseHash, found: page.releaseHash, path, hash: answer.hash })
  }
  if (answer.hash !== page.hash) return changedElsewhere({ settings, page, found: answer.hash })
  const behind = await settings.site.keysBehind(keysOf(receipt))
  return behind.length > 0 ? listsPending(behind) : { status: 'match', baseline: { path, sha256: page.hash } }
}

/** A former address is as approved when it leads on to the page where that now lies. */
function verifyFormer(options: {
  settings: WebsiteSettings
  page: SitePage
  answer: { movedTo: string | null }
  rendition: WebsiteRendition | null
}): Verified {
  const { settings, page, rendition } = options
  if (rendition === null) return { status: 'pending', lookAgainMs: LATER_MS, note: 'Địa chỉ cũ của trang đã gỡ còn chuyển hướng.' }
  const found = options.answer.movedTo ?? ''
  const expected = settings.siteUrl + page.path
  if (found === expected) return { status: 'match', baseline: { path: page.path, sha256: page.hash } }
  return differs({ field: 'redirect', expected, found, path: page.path, hash: page.hash })
}

export async function siteHealth(options: { settings: WebsiteSettings; ctx: ChannelContext }): Promise<Health> {
  const { settings, ctx } = options
  const facts = { mode: settings.mode, tokenExpiresAt: null, missingPermissions: [] }
  try {
    const answer = await readBack({ settings, path: '/robots.txt', ctx })
    if (answer.status === 200) {
      const account = { id: settings.siteUrl, name: new URL(settings.siteUrl).host, url: settings.siteUrl }
      return { ...facts, ok: true, account, summary: `Trang web ${settings.siteUrl} hoạt động bình thường.` }
    }
    return { ...facts, ok: false, summary: `Website ${settings.siteUrl} trả lời ${answer.status}; kiểm tra máy chủ web và SITE_DIR.` }
  } catch {
    return { ...facts, ok: false, summary: `Không đọc được ${settings.siteUrl}; kiểm tra máy chủ web và SITE_URL.` }
  }
}

export function keysOf(receipt: Receipt): RaisedKeys {
  const keys = keysSchema.safeParse(receipt.data?.keys)
  return keys.success ? keys.data : {}
}

async function readBack(options: {
  settings: WebsiteSettings
  path: string
  ctx: ChannelContext
}): Promise<{ status: number; hash: string | null; movedTo: string | null }> {
  const { settings, path, ctx } = options
  const url = settings.siteUrl + path
  return ctx.read({ name: 'verify', deadlineMs: READ_MS }, async (signal) => {
    try {
      const response = await settings.fetch(url, { signal, redirect: 'manual', headers: { 'cache-control': 'no-cache' } })
      const body = new Uint8Array(await response.arrayBuffer())
      const location = isRedirect(response.status) ? response.headers.get('location') : null
      const movedTo = location === null ? null : new URL(location, url).href
      return { status: response.status, hash: response.status === 200 ? sha256(body) : null, movedTo }
    } catch (error) {
      throw siteUnreachable({ url, cause: error })
    }
  })
}

function isRedirect(status: number): boolean {
  return status === 301 || status === 308
}

/** The file is ours: a cache still holds the old one. It is not: somebody changed the page. */
async function changedElsewhere(options: { settings: WebsiteSettings; page: SitePage; found: string }): Promise<Verified> {
  const { settings, page, found } = options
  const { path, hash: expected } = page
  // while a page is written again (its pictures are made) its file is ahead of its row: wait for whoever is at it
  const settled = await settings.site.changePage(page.documentId, ({ current }) => Promise.resolve(current?.hash))
  if (settled !== expected) return { status: 'pending', lookAgainMs: SOON_MS, note: 'Trang vừa được viết lại.' }
  if ((await hashOfFile({ siteDir: settings.siteDir, path })) === expected) {
    return { status: 'pending', lookAgainMs: LATER_MS, note: 'Máy chủ web hoặc CDN còn giữ bản cũ.' }
  }
  return differs({ field: 'page', expected, found, path, hash: found })
}

function listsPending(behind: readonly string[]): Verified {
  return { status: 'pending', lookAgainMs: SOON_MS, note: `Còn ${behind.length} trang danh sách đang được viết lại.` }
}

function differs(options: { field: string; expected: string; found: string; path: string; hash: string }): Verified {
  const { field, expected, found, path, hash } = options
  return { status: 'differs', differences: [{ field, expected, found }], baseline: { path, sha256: hash } }
}
