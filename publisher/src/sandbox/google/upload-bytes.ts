/** Bytes of an upload go from the connection to the disk as they come: a film is never held in memory. */
import { open } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'

/** files being written, so that a sender who lost its connection and asks again gets the newest state */
const busy = new Map<string, { incoming: IncomingMessage; done: Promise<unknown> }>()

/**
 * @param wanted how many bytes are expected; more are not stored
 * @param dropAfter a fault: cut the connection after that many
 * @returns how many arrived, also when the connection broke
 */
export async function appendBytes(args: {
  file: string
  incoming: IncomingMessage
  wanted: number
  dropAfter: number | null
}): Promise<number> {
  await settleBytes({ file: args.file, isTakenOver: true })
  const run = append(args)
  busy.set(args.file, { incoming: args.incoming, done: run.catch(() => undefined) })
  try {
    return await run
  } finally {
    busy.delete(args.file)
  }
}

/** Waits for a transfer still running on this file; a new sender takes over from the old one. */
export async function settleBytes({ file, isTakenOver }: { file: string; isTakenOver: boolean }): Promise<void> {
  const other = busy.get(file)
  if (!other) return
  if (isTakenOver || other.incoming.socket.destroyed) other.incoming.destroy()
  else return
  await other.done
}

async function append({
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
  const handle = await open(file, 'a')
  let arrived = 0
  try {
    const limit = Math.min(wanted, dropAfter ?? wanted)
    for await (const part of incoming) {
      if (!Buffer.isBuffer(part)) throw new TypeError('an upload must be read as bytes')
      const room = part.subarray(0, limit - arrived)
      await handle.write(room)
      arrived += room.length
      if (dropAfter !== null && arrived >= dropAfter) {
        incoming.socket.destroy()
        break
      }
    }
  } catch (error) {
    // a broken connection is an ordinary event here: what arrived counts
    if (!incoming.destroyed && !incoming.socket.destroyed) throw error
  } finally {
    await handle.close()
  }
  return arrived
}
