/** Google's own OAuth client, tamed: our addresses, our time-outs, no redirects, and no tries of its own. */
import { auth } from 'googleapis/build/src/apis/youtube'

export type OAuthClient = InstanceType<typeof auth.OAuth2>

export interface OAuthInput {
  clientId: string
  clientSecret: string
  tokenUrl: string
  redirectUri?: string
  /** deadline of one call of the token endpoint */
  tokenMs: number
}

export function createOAuthClient({ clientId, clientSecret, tokenUrl, redirectUri, tokenMs }: OAuthInput): OAuthClient {
  const client = new auth.OAuth2({
    clientId,
    clientSecret,
    ...(redirectUri === undefined ? {} : { redirectUri }),
    endpoints: { oauth2TokenUrl: tokenUrl },
    // Node's own fetch; and a redirect is refused, so that nothing goes anywhere but to the configured service
    transporterOptions: { timeout: tokenMs, fetchImplementation: fetch, redirect: 'error' },
  })
  // The library repeats token refreshes (and any PUT or DELETE) by itself; when to try again is decided elsewhere.
  client.transporter.interceptors.request.add({
    resolved: (request) => Promise.resolve(Object.assign(request, { retry: false, retryConfig: undefined })),
  })
  return client
}
