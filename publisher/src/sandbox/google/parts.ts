/** The `part` and `id` parameters: comma-joined, repeated, or both. */
import { badRequest, GoogleError } from './errors'

/** @throws GoogleError 400 when `part` is missing or holds a name that the resource does not have */
export function readParts({ given, known }: { given: readonly string[]; known: readonly string[] }): string[] {
  const parts = given.flatMap((value) => value.split(',')).map((part) => part.trim())
  if (parts.length === 0 || parts.every((part) => part === '')) {
    throw badRequest('missingRequiredParameter', 'No filter selected. The part parameter is required.', 'part')
  }
  const unknown = parts.find((part) => !known.includes(part))
  if (unknown !== undefined) {
    throw new GoogleError({ status: 400, reason: 'unknownPart', domain: 'youtube.part', message: `'${unknown}'`, location: 'part' })
  }
  return parts
}

/** @throws GoogleError 400 for more than 50 */
export function readIds(given: readonly string[]): string[] {
  const ids = given.flatMap((value) => value.split(',')).filter(Boolean)
  if (ids.length > 50) throw badRequest('invalidParameter', 'At most 50 ids can be named', 'id')
  return ids
}

/** @throws GoogleError 400 when the body holds what `part` does not name: YouTube would silently leave it out */
export function assertNamed({ body, parts }: { body: object; parts: readonly string[] }): void {
  const stray = Object.keys(body).find((name) => name !== 'id' && !parts.includes(name))
  if (stray !== undefined) throw badRequest('unexpectedPart', `The body holds "${stray}", which the part parameter does not name`, 'part')
}
