/** One request as it is written: fetch would tidy the path and unpack the body before anybody could look. */
import { request } from 'node:http'

export interface RawAnswer {
  status: number
  headers: Record<string, string>
  body: Buffer
}

export function rawGet(options: { url: string; path: string; method?: string; headers?: Record<string, string> }): Promise<RawAnswer> {
  const { hostname, port } = new URL(options.url)
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, path: options.path, method: options.method ?? 'GET', headers: options.headers ?? {} })
    call.once('error', reject)
    call.once('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('end', () => {
        const headers = Object.fromEntries(
          Object.entries(response.headersDistinct).map(([name, values]) => [name, (values ?? []).join(' | ')]),
        )
        resolve({ status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks) })
      })
    })
    call.end()
  })
}
