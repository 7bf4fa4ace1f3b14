/** Google's error envelope: `{ error: { code, message, errors: [{ domain, reason, message }] } }`, and faults in that form. */
import { BodyTooLarge } from '../body'
import type { AnsweredFault } from '../serve-call'

export class GoogleError extends Error {
  constructor(readonly facts: { status: number; reason: string; message: string; domain?: string; location?: string }) {
    super(facts.message)
    this.name = 'GoogleError'
  }
}

export const badRequest = (reason: string, message: string, location?: string) =>
  new GoogleError({ status: 400, reason, message, ...(location === undefined ? {} : { location }) })
export const notFound = (reason: string, message: string) => new GoogleError({ status: 404, reason, message })

export function googleErrorResponse(error: unknown): Response {
  if (error instanceof GoogleError) return envelope(error.facts)
  if (error instanceof BodyTooLarge)
    return envelope({ status: 413, reason: 'uploadTooLarge', message: 'The body is larger than this method takes' })
  return envelope({ status: 500, reason: 'internalError', message: 'Internal error encountered.', domain: 'global' })
}

export function googleFault(fault: AnsweredFault): Response {
  switch (fault.kind) {
    case 'error-before':
    case 'error-after':
      return envelope({
        status: fault.status,
        reason: fault.status === 500 ? 'internalError' : 'backendError',
        message: 'Backend Error',
        domain: 'global',
      })
    case 'throttled':
      return envelope({ status: 403, reason: 'rateLimitExceeded', message: 'Rate Limit Exceeded', domain: 'usageLimits' })
    case 'quota-gone':
      return envelope(quotaExceeded)
    case 'token-expired':
      return envelope({
        status: 401,
        reason: 'authError',
        message: 'Request had invalid authentication credentials.',
        domain: 'global',
        location: 'Authorization',
      })
    case 'google-error':
      return envelope({ status: fault.status, reason: fault.reason, message: 'Ordered by a fault of the sandbox' })
    case 'graph-error':
      return envelope({ status: 500, reason: 'internalError', message: 'A Graph fault cannot strike Google' })
    default:
      return fault satisfies never
  }
}

export const quotaExceeded = {
  status: 403,
  reason: 'quotaExceeded',
  message: 'The request cannot be completed because you have exceeded your quota.',
  domain: 'youtube.quota',
}

function envelope({ status, reason, message, domain = 'youtube.api', location }: GoogleError['facts']): Response {
  const detail = { domain, reason, message, ...(location === undefined ? {} : { location, locationType: 'parameter' }) }
  return Response.json({ error: { code: status, message, errors: [detail] } }, { status })
}
