/** Bytes of an upload go from the connection to the disk as they come: a film is never held in memory. One sender at a time. */
import { open } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { partsOf } from './body'

/** who is sending on which session */
const senders = new Map<string, { socket: Socket; done: Promise<unknown> }>()

/**
 * A sender who lost its connection comes again before the server has noticed: the new one takes over from the old one.
 * A mere question waits only for a sender whose connection is dead already.
 */
export async function takeTurn({
  key,
  incoming,
  isTakeover,
  run,
}: {
  key: string
  incoming: IncomingMessage
  isTakeover: boolean
  run: () => Promise<Response>
}): Promise<Response> {
  for (let other = senders.get(key); other !== undefined; other = senders.get(key)) {
    if (!isTakeover && !other.socket.destroyed) return run()
    other.socket.destroy()
    await other.done
  }
  if (!isTakeover) return run()
  const turn = run()
  senders.set(key, { socket: incoming.socket, done: turn.catch(() => undefined) })
  try {
    return await turn
  } finally {
    senders.delete(key)
  }
}

/**
 * @param wanted how many bytes are expected; more are not stored
 * @param dropAfter a fault: cut the connection after that many
 * @returns how many arrived, also when the connection broke
 */
export async function appendBytes({
  file,
  incoming,
  wanted,
  dropAfter,
}: {
  file: string
  incoming: IncomingMessage
  wanted: number
  dropAfter: number | null
}): Promise<number> {
  // a message that was cut off lets go of its socket
  const { socket } = incoming
  const handle = await open(file, 'a')
  const limit = Math.min(wanted, dropAfter ?? wanted)
  let arrived = 0
  try {
    for await (const part of partsOf(incoming)) {
      if (!Buffer.isBuffer(part)) throw new TypeError('an upload must be read as bytes')
      const room = part.subarray(0, limit - arrived)
      await handle.write(room)
      arrived += room.length
      if (dropAfter !== null && arrived >= dropAfter) {
        socket.destroy()
        break
      }
    }
  } catch (error) {
    // a broken connection is an ordinary event here: what arrived counts
    if (!incoming.destroyed && !socket.destroyed) throw error
  } finally {
    await handle.close()
  }
  return arrived
}
