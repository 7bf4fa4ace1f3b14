/** What lies at an address of the site: a file, a page taken down, another address, or nothing. */
import { gonePath } from '../channels/website/files'
import type { SiteFile, SiteFiles } from './public-files'

export type Found = { is: 'file' | 'gone'; file: SiteFile } | { is: 'elsewhere'; path: string } | { is: 'nothing' }

/** Longest chain of moves that is followed: an Item's former addresses need one, a section renamed again and again a few. */
const MOVES = 8

export function findAddress({ files, path }: { files: SiteFiles; path: string }): Found {
  const file = files.get(path)
  if (file) return { is: 'file', file }
  const gone = path.endsWith('/') && path !== '/' ? files.get(gonePath(path)) : null
  if (gone) return { is: 'gone', file: gone }
  const address = path.endsWith('/') || /\.\w+$/.test(path) ? path : `${path}/`
  const present = presentAddress({ files, address })
  if (present !== null) return { is: 'elsewhere', path: present }
  const isOnlySlashless = address !== path && (files.get(address) ?? files.get(gonePath(address))) !== null
  return isOnlySlashless ? { is: 'elsewhere', path: address } : { is: 'nothing' }
}

/** In bytes; ours are much shorter, and no disk knows a name of more than 255. */
const LONGEST = 240

/** @returns the decoded path, or null for one that is none of ours or an attempt to leave the site's directory or see its hidden files */
export function readablePath(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path)
    if (/(^|\/)\.|\0|\\/.test(decoded) || Buffer.byteLength(decoded) > LONGEST) return null
    // two slashes in a row would make the start of another host's address where we lead on
    return decoded.normalize('NFC').replaceAll(/\/{2,}/g, '/')
  } catch {
    return null
  }
}

/** Straight to where the page now lies. @returns null for an address that never moved */
function presentAddress({ files, address }: { files: SiteFiles; address: string }): string | null {
  let present = address
  for (let move = 0; move < MOVES && !files.get(present); move += 1) {
    const next = files.leadsTo(present)
    if (next === null) break
    present = next
  }
  return present === address ? null : present
}
