/** Links that lead nowhere: malformed, into the cms, to something unknown or not published, or to a page that is gone. */
import { linksOf, type DraftView, type LinkPlace } from '../draft-view'
import type { Finding, Level } from '../finding'

const OPEN_SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:'])
/** Answered by the cms, which readers cannot reach. */
const INSIDE = /^\/(?:uploads|admin|editorial|content-manager|upload)(?:\/|$)/
const PRIVATE_HOST = /^(?:localhost|.*\.(?:local|internal|lan)|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[|0\.0\.0\.0)/

export function links(view: DraftView): Finding[] {
  return linksOf(view.body).flatMap((link) => {
    const fault = faultOf({ url: link.url.trim(), view })
    return fault ? [findingOf({ link, ...fault })] : []
  })
}

interface Fault {
  level: Level
  why: string
}

function faultOf({ url, view }: { url: string; view: DraftView }): Fault | null {
  if (url.startsWith('#')) return null
  const address = parsed(url)
  if (address === null) return { level: 'block', why: 'viết sai dạng. Hãy chép lại địa chỉ từ thanh địa chỉ của trình duyệt' }
  if (!OPEN_SCHEMES.has(address.protocol)) return { level: 'block', why: 'không phải địa chỉ web. Hãy dùng địa chỉ bắt đầu bằng https://' }
  if (address.protocol === 'mailto:' || address.protocol === 'tel:') return null
  const isOurs = address.origin === OUR_ORIGIN || address.origin === view.links.siteOrigin
  if (isOurs) return ownPageFault({ path: address.pathname, view })
  if (PRIVATE_HOST.test(address.hostname))
    return { level: 'block', why: 'dẫn vào mạng nội bộ, người đọc không mở được. Hãy thay bằng địa chỉ công khai' }
  if (!address.hostname.includes('.')) return { level: 'block', why: 'thiếu tên miền đầy đủ. Hãy chép lại địa chỉ' }
  return view.links.dead.has(url) ? { level: 'warn', why: 'không mở được khi máy thử. Hãy mở thử, rồi thay hoặc bỏ liên kết' } : null
}

/** Stands for our site while a relative link is parsed; no real site has this name. */
const OUR_ORIGIN = 'https://site.invalid'
const INSIDE_FAULT: Fault = {
  level: 'block',
  why: 'dẫn vào kho của bàn biên tập, người đọc không mở được. Hãy gắn tệp vào bài thay vì dẫn liên kết',
}

function ownPageFault({ path, view }: { path: string; view: DraftView }): Fault | null {
  if (INSIDE.test(path)) return INSIDE_FAULT
  switch (view.links.stateOf(path)) {
    case 'unknown':
      return { level: 'block', why: 'dẫn tới bài không có trên trang. Hãy kiểm tra lại đường dẫn' }
    case 'draft':
      return { level: 'warn', why: 'dẫn tới bài chưa đăng. Hãy đăng bài kia trước, hoặc bỏ liên kết' }
    case 'live':
    case null:
      return null
  }
}

function parsed(url: string): URL | null {
  if (/\s/.test(url) || url === '') return null
  try {
    return new URL(url, OUR_ORIGIN)
  } catch {
    return null // not an address: said by the caller
  }
}

function findingOf({ link, level, why }: { link: LinkPlace } & Fault): Finding {
  const { url, blockIndex, from, to } = link
  return { code: 'dead-link', level, field: 'body', blockIndex, from, to, excerpt: url, message: `Liên kết "${url}" ${why}.` }
}
