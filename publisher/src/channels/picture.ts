/** An account's picture, fetched here so that no browser of ours ever asks a platform for anything. */
const MOST_BYTES = 64 * 1024
const TYPES = /^image\/(png|jpeg|webp|gif|svg\+xml)$/
const WITHIN_MS = 5_000

/** @returns a `data:` address, or null when there is none to be had: a picture is never worth a failure */
export async function fetchPicture(input: {
  address: string | null | undefined
  isTrusted: (url: URL) => boolean
  signal: AbortSignal
}): Promise<string | null> {
  const { address, isTrusted, signal } = input
  if (!address || !URL.canParse(address) || !isTrusted(new URL(address))) return null
  try {
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]) })
    const type = response.headers.get('content-type')?.split(';')[0] ?? ''
    if (!response.ok || !TYPES.test(type) || Number(response.headers.get('content-length') ?? 0) > MOST_BYTES) return null
    const bytes = Buffer.from(await response.arrayBuffer())
    return bytes.length > MOST_BYTES ? null : `data:${type};base64,${bytes.toString('base64')}`
  } catch {
    return null
  }
}
