/** Ports of this machine: a free one, or whether a given one is free. */
import { createServer } from 'node:net'

export function freePort(): Promise<number> {
  return listenOnce({ port: 0, host: '127.0.0.1' })
}

export async function isPortFree({ port, host }: { port: number; host: string }): Promise<boolean> {
  return listenOnce({ port, host }).then(
    () => true,
    () => false,
  )
}

function listenOnce({ port, host }: { port: number; host: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no address'))))
    })
  })
}
