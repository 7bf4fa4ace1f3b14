/** Keeps one program running: starts it again after an unexpected end, more slowly each time, and gives up when it is no use. */
import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Supervised {
  readonly name: string
  /** of the process now running */
  pid(): number | undefined
  /** SIGTERM, and SIGKILL when it has not gone by then */
  stop(withinMs: number): Promise<void>
  /** its end is expected from now on; whoever launched it stops it */
  forget(): void
}

export interface SuperviseOptions {
  name: string
  launch(): ChildProcess | Promise<ChildProcess>
  /** the first process, when it is running already */
  running?: ChildProcess
  onStart?(): void
  onRestart(facts: { name: string; exit: string; waitMs: number }): void
  onGivenUp(facts: { name: string; exit: string }): void
  policy?: RestartPolicy
}

export interface RestartPolicy {
  /** unexpected ends within the window before giving up */
  maxExits: number
  windowMs: number
  /** doubled for every end within the window */
  firstWaitMs: number
}

const POLICY: RestartPolicy = { maxExits: 5, windowMs: 60_000, firstWaitMs: 500 }

export async function supervise(options: SuperviseOptions): Promise<Supervised> {
  const { name, policy = POLICY } = options
  const exits: number[] = []
  let isStopping = false
  let child: ChildProcess | undefined

  const adopt = (started: ChildProcess) => {
    child = started
    started.once('error', () => undefined)
    whenGone(started).then((exit) => (isStopping ? undefined : afterExit(exit)), giveUp)
    options.onStart?.()
  }
  const afterExit = async (exit: string) => {
    const now = Date.now()
    exits.push(now)
    const recent = exits.filter((at) => at > now - policy.windowMs).length
    if (recent > policy.maxExits) return options.onGivenUp({ name, exit })
    const waitMs = policy.firstWaitMs * 2 ** (recent - 1)
    options.onRestart({ name, exit, waitMs })
    await sleep(waitMs)
    if (!isStopping) adopt(await options.launch())
  }
  const giveUp = (error: unknown) => options.onGivenUp({ name, exit: error instanceof Error ? error.message : String(error) })

  adopt(options.running ?? (await options.launch()))
  return {
    name,
    pid: () => child?.pid,
    forget: () => void (isStopping = true),
    async stop(withinMs) {
      isStopping = true
      if (!child || hasEnded(child)) return
      const gone = whenGone(child)
      child.kill('SIGTERM')
      const isGone = await Promise.race([gone.then(() => true), sleep(withinMs, false, { ref: false })])
      if (isGone) return
      child.kill('SIGKILL')
      await gone
    },
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

/** @returns how it ended, for people */
function whenGone(child: ChildProcess): Promise<string> {
  if (hasEnded(child)) return Promise.resolve(describe(child.exitCode, child.signalCode))
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(describe(code, signal))))
}

function describe(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal) return `bị dừng bởi ${signal}`
  return code === null ? 'không chạy được' : `thoát với mã ${code}`
}
