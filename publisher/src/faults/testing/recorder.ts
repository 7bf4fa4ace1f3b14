/**
 * Stands in front of the platforms' stand-in, where the publisher believes the platforms to be: every call passes through it and is
 * kept as it was on the wire, without its body. Not for faults: those are the stand-in's.
 */
import { createServer, request, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'

export interface RecordedCall {
  method: string
  /** path and query */
  url: string
  headers: IncomingHttpHeaders
  /** how much of the body has come so far */
  bodyBytes: number
  /** the first of it, where the fields of a form stand */
  bodyHead: Buffer
  /** the body came to its end */
  isWhole: boolean
}

export interface Recorder {
  url: string
  /** oldest first */
  calls: readonly RecordedCall[]
  /** where calls go on to */
  aim(url: string): void
  close(): Promise<void>
}

const HEAD_BYTES = 4_096

export async function startRecorder(): Promise<Recorder> {
  const calls: RecordedCall[] = []
  let target = ''
  const server = createServer({ requestTimeout: 0 }, (incoming, response) => {
    calls.push(passOn({ incoming, response, target }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('the recorder listens on TCP only')
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    aim: (url) => void (target = url),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A connection that breaks on one side is broken on the other, so that faults and kills reach whom they are meant for. */
function passOn({ incoming, response, target }: { incoming: IncomingMessage; response: ServerResponse; target: string }): RecordedCall {
  const { method = '', url = '', headers } = incoming
  const call: RecordedCall = { method, url, headers, bodyBytes: 0, bodyHead: Buffer.alloc(0), isWhole: false }
  const outgoing = request(target + url, { method, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
    answer.pipe(response)
    answer.once('error', () => response.destroy())
  })
  outgoing.once('error', () => incoming.socket.destroy())
  response.once('close', () => outgoing.destroy())
  incoming.on('data', (part: Buffer) => {
    call.bodyBytes += part.length
    if (call.bodyHead.length < HEAD_BYTES) call.bodyHead = Buffer.concat([call.bodyHead, part]).subarray(0, HEAD_BYTES)
  })
  incoming.once('end', () => (call.isWhole = true))
  incoming.pipe(outgoing)
  return call
}
