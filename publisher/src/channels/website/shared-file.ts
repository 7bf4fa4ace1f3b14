import type { DocumentFile } from './site-store'

/** A shared page as it is to be written. */
export interface SharedFile {
  /** public address */
  path: string
  body: string
  /** When it must be written again though nothing was raised. */
  freshUntil: Date | null
  /** what it hands out beside itself */
  attached?: DocumentFile | null
}

export function lasting(path: string, body: string): SharedFile {
  return { path, body, freshUntil: null }
}
