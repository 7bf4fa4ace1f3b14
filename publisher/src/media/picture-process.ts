/** The process that makes pictures: wishes come as messages, what was made goes back. It ends when its publisher lets go of it. */
import { setPriority } from 'node:os'
import { makeHere, type PictureWish } from './picture-maker'

process.title = 'hl-pictures'
// what readers and publishes wait for goes first
setPriority(10)
// a signal to the whole group is for the publisher, which then lets go
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
process.on('disconnect', () => process.exit(0))
process.on('message', ({ id, wish }: { id: number; wish: PictureWish }) => {
  makeHere(wish).then(
    (made) => process.send?.({ id, made }),
    (error: unknown) => process.send?.({ id, problem: String(error) }),
  )
})
