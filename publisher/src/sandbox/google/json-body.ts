/** A JSON request body, and a `multipart/related` one: the JSON part first, the file after it. */
import { headerOf, readBody } from '../body'
import { boundaryOf, splitParts } from '../multipart'
import type { GoogleCall } from './context'
import { badRequest } from './errors'

const JSON_LIMIT = 1024 * 1024

export async function readJson(call: GoogleCall): Promise<unknown> {
  const type = headerOf({ incoming: call.incoming, name: 'content-type' }) ?? ''
  if (!type.startsWith('application/json')) throw badRequest('badRequest', `The body must be application/json, not "${type}"`)
  return parseJson(await readBody({ incoming: call.incoming, limit: JSON_LIMIT, dropAfter: call.dropAfter }))
}

export async function readRelated({ call, limit }: { call: GoogleCall; limit: number }): Promise<{ json: unknown; file: Buffer }> {
  const boundary = boundaryOf({ type: headerOf({ incoming: call.incoming, name: 'content-type' }) ?? '', kind: 'related' })
  if (boundary === null) throw badRequest('mediaBodyRequired', 'The body must be multipart/related: JSON first, then the file')
  const body = await readBody({ incoming: call.incoming, limit, dropAfter: call.dropAfter })
  const [first, second, ...more] = splitParts({ body, boundary })
  if (!first || !second || more.length > 0) throw badRequest('mediaBodyRequired', 'The body must have exactly two parts')
  return { json: parseJson(first.content), file: second.content }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch (error) {
    throw Object.assign(badRequest('parseError', 'The body is not valid JSON'), { cause: error })
  }
}
