/** A Redis for one test: killed without a word, and started again with nothing in it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { connect } from 'node:net'
import { freePort } from '../../../../scripts/ports'
import { findProgram, REDIS } from '../../../../scripts/test/services'
import { waitFor } from './wait-for'

export interface OwnRedis {
  url: string
  kill(): Promise<void>
  /** on the same port, empty */
  startEmpty(): Promise<void>
}

export async function startOwnRedis(): Promise<OwnRedis> {
  const port = await freePort()
  const program = findProgram(REDIS)
  let child: ChildProcess
  const launch = async () => {
    // nothing is kept: what was in it is lost with the process
    const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction']
    child = spawn(program, settings, { stdio: 'ignore', cwd: '/tmp' })
    await waitFor({ what: 'redis to listen', withinMs: 10_000, isTrue: () => isListening(port) })
  }
  await launch()
  return {
    url: `redis://127.0.0.1:${port}`,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      child.kill('SIGKILL')
      await gone
    },
    startEmpty: launch,
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
