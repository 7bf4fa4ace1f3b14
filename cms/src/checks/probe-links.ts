/**
 * Asks external addresses whether they still answer. Off by default (CHECK_EXTERNAL_LINKS): a closed network has nobody to
 * ask. Never asks an address inside our own network, whatever a text says; follows no redirects; remembers for a while.
 */
import { lookup } from 'node:dns/promises'
import { BlockList, isIPv6 } from 'node:net'

export interface Prober {
  /** @returns those of `urls` that are gone; what could not be told in time is not among them */
  deadAmong(urls: readonly string[]): Promise<ReadonlySet<string>>
}

export interface ProberDeps {
  fetch: typeof fetch
  /** IP addresses of a host */
  addressesOf(host: string): Promise<readonly string[]>
  now(): number
}

const MAX_LINKS = 20
const WITHIN_MS = 4_000
const REMEMBER_MS = 15 * 60_000
const MAX_REMEMBERED = 1_000
/** Answers that say the page is not there. Others may only say that we are not welcome. */
const GONE = new Set([404, 410])
/** Some servers do not know HEAD. */
const ASK_AGAIN = new Set([400, 403, 405, 501])

export function linkProber(deps: ProberDeps): Prober {
  const known = new Map<string, { isDead: boolean; until: number }>()
  const isDead = async (url: string): Promise<boolean> => {
    const remembered = known.get(url)
    if (remembered && remembered.until > deps.now()) return remembered.isDead
    const answer = await isGone({ deps, url })
    if (known.size >= MAX_REMEMBERED) known.clear()
    known.set(url, { isDead: answer, until: deps.now() + REMEMBER_MS })
    return answer
  }
  return {
    deadAmong: async (urls) => {
      const external = [...new Set(urls)].filter((url) => /^https?:\/\//i.test(url)).slice(0, MAX_LINKS)
      const answers = await Promise.all(external.map(async (url) => ((await isDead(url)) ? [url] : [])))
      return new Set(answers.flat())
    },
  }
}

export const systemDeps: ProberDeps = {
  fetch: (...request) => fetch(...request),
  addressesOf: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  now: Date.now,
}

async function isGone({ deps, url }: { deps: ProberDeps; url: string }): Promise<boolean> {
  try {
    const { hostname } = new URL(url)
    const addresses = await deps.addressesOf(hostname.replace(/^\[|\]$/g, ''))
    if (addresses.length === 0 || addresses.some(isInside)) return false
    const signal = AbortSignal.timeout(WITHIN_MS)
    const first = await ask({ deps, url, method: 'HEAD', signal })
    return GONE.has(ASK_AGAIN.has(first) ? await ask({ deps, url, method: 'GET', signal }) : first)
  } catch (error) {
    // Only a name nobody has is a fact about the link; a time-out may be ours.
    return error instanceof Error && 'code' in error && error.code === 'ENOTFOUND'
  }
}

async function ask(input: { deps: ProberDeps; url: string; method: 'HEAD' | 'GET'; signal: AbortSignal }): Promise<number> {
  const { deps, url, method, signal } = input
  const response = await deps.fetch(url, { method, signal, redirect: 'manual' })
  await response.body?.cancel()
  return response.status
}

const inside = new BlockList()
const PRIVATE_4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
]
const PRIVATE_6: readonly (readonly [string, number])[] = [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
]
for (const [net, prefix] of PRIVATE_4) inside.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of PRIVATE_6) inside.addSubnet(net, prefix, 'ipv6')

function isInside(address: string): boolean {
  return inside.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}
