/** Strapi's own admin endpoints and the editorial routes, as a person at the panel uses them. */
import { z } from 'zod'

export interface AdminApi {
  /** @throws AdminApiError on any answer that is not 2xx */
  call(request: { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string; body?: unknown }): Promise<unknown>
}

export class AdminApiError extends Error {
  constructor(
    readonly status: number,
    readonly request: string,
    readonly answer: string,
  ) {
    super(`${request} → ${status}: ${answer.slice(0, 500)}`)
    this.name = 'AdminApiError'
  }
}

const DEADLINE_MS = 60_000
const tokenSchema = z.object({ data: z.object({ token: z.string() }) })

export function adminApi({ cmsUrl, token }: { cmsUrl: string; token?: string }): AdminApi {
  return {
    async call({ method, path, body }) {
      const isForm = body instanceof FormData
      const response = await fetch(`${cmsUrl}${path}`, {
        method,
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
        signal: AbortSignal.timeout(DEADLINE_MS),
      })
      const text = await response.text()
      if (!response.ok) throw new AdminApiError(response.status, `${method} ${path}`, text)
      return text === '' ? null : JSON.parse(text)
    },
  }
}

/** @returns null when the name or the password is not right */
export async function logIn({ cmsUrl, email, password }: { cmsUrl: string; email: string; password: string }): Promise<AdminApi | null> {
  try {
    const answer = await adminApi({ cmsUrl }).call({ method: 'POST', path: '/admin/login', body: { email, password } })
    return adminApi({ cmsUrl, token: tokenSchema.parse(answer).data.token })
  } catch (error) {
    if (error instanceof AdminApiError && error.status === 400) return null
    throw error
  }
}
