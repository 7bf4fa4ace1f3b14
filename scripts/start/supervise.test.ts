import { type ChildProcess, spawn } from 'node:child_process'
import { type RestartPolicy, supervise } from './supervise'

const QUICK: RestartPolicy = { maxExits: 2, windowMs: 10_000, firstWaitMs: 10 }
const runs = (script: string): ChildProcess => spawn(process.execPath, ['-e', script], { stdio: 'ignore' })

test('a program that ends by itself is started again, more slowly each time, and given up in the end', async () => {
  const waits: number[] = []
  const exit = await new Promise<string>((onGivenUp) => {
    void supervise({
      name: 'x',
      launch: () => runs('process.exit(3)'),
      onRestart: ({ waitMs }) => void waits.push(waitMs),
      onGivenUp: ({ exit: how }) => onGivenUp(how),
      policy: QUICK,
    })
  })
  expect(waits).toEqual([10, 20])
  expect(exit).toBe('thoát với mã 3')
})

test('a program that was asked to stop is not started again', async () => {
  let starts = 0
  const child = await supervise({
    name: 'x',
    launch: () => {
      starts += 1
      return runs('setInterval(() => {}, 1000)')
    },
    onRestart: () => expect('a restart').toBe('no restart'),
    onGivenUp: () => expect('given up').toBe('stopped'),
    policy: QUICK,
  })
  await child.stop(5_000)
  await new Promise((later) => setTimeout(later, 100))
  expect(starts).toBe(1)
})

test('a program that does not listen is killed when its time is up', async () => {
  const stubborn = spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)"])
  await new Promise((up) => stubborn.stdout.once('data', up))
  const child = await supervise({
    name: 'x',
    launch: () => stubborn,
    onRestart: () => undefined,
    onGivenUp: () => undefined,
    policy: QUICK,
  })
  await child.stop(200)
  expect(stubborn.signalCode).toBe('SIGKILL')
})
