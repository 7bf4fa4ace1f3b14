import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/**
 * RFC 8785 canonical JSON of a value whose every string is NFC. Two equal contents give the same bytes, whoever
 * built them and in whatever order, so a hash of these bytes can name a Release.
 * @throws TypeError when the value holds something JSON cannot (undefined at the top, NaN, Infinity)
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(toNfc(value))
  if (text === undefined) throw new TypeError('Only JSON values have a canonical form')
  return text
}

/** Lower-case hex SHA-256 of text (as UTF-8) or bytes. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** A copy in which every string, keys included, is in Unicode normal form C and free of NUL, which PostgreSQL refuses. */
export function toNfc(value: unknown): unknown {
  if (typeof value === 'string') return nfc(value)
  if (Array.isArray(value)) return value.map(toNfc)
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [nfc(key), toNfc(inner)]))
  }
  return value
}

function nfc(text: string): string {
  return text.normalize('NFC').replaceAll('\0', '')
}
