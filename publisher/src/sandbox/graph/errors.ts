/** The Graph API's error envelope, and the answers of armed faults in that form. Codes: developers.facebook.com/docs/graph-api/guides/error-handling */
import { randomBytes } from 'node:crypto'
import type { AnsweredFault } from '../serve-call'
import { BodyTooLarge } from '../body'

interface GraphErrorFacts {
  code: number
  message: string
  subcode?: number
  status?: number
  type?: string
  isTransient?: boolean
  data?: Record<string, string>
  userTitle?: string
  userMessage?: string
}

export class GraphError extends Error {
  constructor(readonly facts: GraphErrorFacts) {
    super(facts.message)
    this.name = 'GraphError'
  }
}

export const invalid = (message: string, subcode?: number) =>
  new GraphError({ code: 100, message: `(#100) ${message}`, ...(subcode === undefined ? {} : { subcode }) })

/** Meta's one text for "missing" and "not yours". */
export const missing = (id: string, method = 'get') =>
  new GraphError({
    code: 100,
    subcode: 33,
    type: 'GraphMethodException',
    message: `Unsupported ${method} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
  })

export function graphErrorResponse(error: unknown): Response {
  if (error instanceof GraphError) return envelope(error.facts)
  if (error instanceof BodyTooLarge) return envelope({ code: 1363023, status: 413, message: 'The body is larger than this edge takes' })
  return envelope({ code: 1, status: 500, message: 'An unknown error occurred' })
}

export function graphFault(fault: AnsweredFault): Response {
  switch (fault.kind) {
    case 'error-before':
    case 'error-after':
      return envelope({
        code: 2,
        status: fault.status,
        isTransient: true,
        message: 'An unexpected error has occurred. Please retry your request later.',
      })
    case 'throttled': {
      const response = envelope({
        code: 80001,
        message: '(#80001) There have been too many calls to this Page account. Wait a bit and try again.',
      })
      response.headers.set('X-Business-Use-Case-Usage', usage({ percent: 100, minutes: fault.minutes }))
      return response
    }
    case 'quota-gone': {
      const response = envelope({ code: 4, status: 403, isTransient: true, message: '(#4) Application request limit reached' })
      response.headers.set('X-App-Usage', JSON.stringify({ call_count: 100, total_time: 25, total_cputime: 25 }))
      return response
    }
    case 'token-expired':
      return envelope({ code: 190, subcode: 463, status: 401, message: 'Error validating access token: Session has expired.' })
    case 'graph-error':
      return envelope({
        code: fault.code,
        status: fault.status,
        message: `(#${fault.code}) Ordered by a fault of the sandbox`,
        ...(fault.subcode === undefined ? {} : { subcode: fault.subcode }),
        ...(fault.isTransient === undefined ? {} : { isTransient: fault.isTransient }),
      })
    case 'google-error':
      return envelope({ code: 1, status: fault.status, message: 'A Google fault cannot strike the Graph API' })
    default:
      return fault satisfies never
  }
}

/** @param percent of the hourly budget used; minutes until the block ends */
export function usage({ percent, minutes, pageId = '0' }: { percent: number; minutes: number; pageId?: string }): string {
  return JSON.stringify({
    [pageId]: [
      { type: 'pages', call_count: percent, total_cputime: percent, total_time: percent, estimated_time_to_regain_access: minutes },
    ],
  })
}

function envelope(facts: GraphErrorFacts): Response {
  const { code, message, subcode, status = 400, type = 'OAuthException', isTransient, data, userTitle, userMessage } = facts
  const error = {
    message,
    type,
    code,
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
    ...(isTransient === undefined ? {} : { is_transient: isTransient }),
    ...(data === undefined ? {} : { error_data: data }),
    ...(userTitle === undefined ? {} : { error_user_title: userTitle }),
    ...(userMessage === undefined ? {} : { error_user_msg: userMessage }),
    fbtrace_id: `A${randomBytes(8).toString('base64url')}`,
  }
  return Response.json({ error }, { status })
}
