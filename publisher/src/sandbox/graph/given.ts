/** The parameters of one Graph request, wherever they stand: in its address, in a form, in JSON, in the parts of a multipart body. */
import type { IncomingMessage } from 'node:http'
import { headerOf, readBody } from '../body'
import { boundaryOf, formEntries } from '../multipart'
import { invalid } from './errors'

/** Chunks and pictures travel in memory, films never do whole: the server chooses chunks well below this. */
const BODY_LIMIT = 12 * 1024 * 1024

export async function readGiven({
  url,
  incoming,
  dropAfter,
}: {
  url: URL
  incoming: IncomingMessage
  dropAfter: number | null
}): Promise<Map<string, unknown>> {
  const given = new Map<string, unknown>(url.searchParams)
  if (incoming.method === 'GET' || incoming.method === 'HEAD') return given
  const body = await readBody({ incoming, limit: BODY_LIMIT, dropAfter })
  const type = headerOf({ incoming, name: 'content-type' }) ?? ''
  for (const [name, value] of readEntries({ body, type })) given.set(name, value)
  return given
}

export function readEntries({ body, type }: { body: Buffer; type: string }): [string, unknown][] {
  if (body.length === 0) return []
  if (type.startsWith('application/json')) {
    const parsed: unknown = JSON.parse(body.toString('utf8'))
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return Object.entries(parsed)
    throw invalid('A JSON body must be an object')
  }
  if (type.startsWith('application/x-www-form-urlencoded')) return [...new URLSearchParams(body.toString('utf8'))]
  const boundary = boundaryOf({ type, kind: 'form-data' })
  if (boundary !== null) return formEntries({ body, boundary })
  throw invalid(`A body of type "${type}" is not understood`)
}
