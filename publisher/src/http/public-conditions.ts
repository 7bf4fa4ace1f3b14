/** What a reader already has (RFC 9110 §13): whether it may be kept, and whether a part of a file still fits the rest. */

export interface Validators {
  /** strong */
  etag: string
  /** null where the second of writing would not tell two versions apart */
  modifiedAt: Date | null
}

/** If-None-Match is the better word: where it is given, the date does not count. */
export function isUnchanged(options: {
  ifNoneMatch: string | undefined
  ifModifiedSince: string | undefined
  validators: Validators
}): boolean {
  const { ifNoneMatch, ifModifiedSince, validators } = options
  if (ifNoneMatch !== undefined) {
    return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((value) => value.trim().replace(/^W\//, '') === validators.etag)
  }
  if (ifModifiedSince === undefined || validators.modifiedAt === null) return false
  const since = Date.parse(ifModifiedSince)
  return !Number.isNaN(since) && Math.floor(validators.modifiedAt.getTime() / 1000) * 1000 <= since
}

/** Compared strongly: a weak ETag or another date gets the whole file. */
export function isPartWanted({ ifRange, validators }: { ifRange: string | undefined; validators: Validators }): boolean {
  return ifRange === undefined || ifRange === validators.etag || ifRange === validators.modifiedAt?.toUTCString()
}
