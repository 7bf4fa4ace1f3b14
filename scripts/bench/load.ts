/**
 * How many requests a second a server answers. Over bare sockets: Node's own HTTP client takes longer to ask than the listener
 * to answer, and shares the machine with it.
 */
import { connect } from 'node:net'

const CONNECTIONS = 32
const LOAD_MS = 4_000

/** @throws Error when an answer is another than 200 */
export async function requestsPerSecond(url: string): Promise<number> {
  const end = performance.now() + LOAD_MS
  const counts = await Promise.all(Array.from({ length: CONNECTIONS }, () => ask({ url: new URL(url), end })))
  return counts.reduce((sum, count) => sum + count, 0) / (LOAD_MS / 1000)
}

/** One after the other on one connection. */
function ask({ url, end }: { url: URL; end: number }): Promise<number> {
  const request = `GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(url.port), host: url.hostname }, () => socket.write(request))
    let answered = 0
    let open = ''
    socket.setEncoding('latin1')
    socket.once('error', reject)
    socket.on('data', (chunk: string) => {
      open += chunk
      const length = lengthOf(open)
      if (length === null || open.length < length) return
      if (!open.startsWith('HTTP/1.1 200 ')) return void socket.destroy(new Error(`${url.href}: ${open.slice(0, 40)}`))
      open = ''
      answered += 1
      if (performance.now() < end) return void socket.write(request)
      socket.destroy()
      resolve(answered)
    })
  })
}

/** @returns of the whole answer; null while its head is not there */
function lengthOf(answer: string): number | null {
  const head = answer.indexOf('\r\n\r\n')
  const body = head < 0 ? null : /^content-length: (\d+)/im.exec(answer.slice(0, head))
  return body ? head + 4 + Number(body[1]) : null
}
