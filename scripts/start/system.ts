/** Starts the parts in order, remembers how to stop each, and stops them in reverse. What each part is: children.ts, postgres/. */
import { join } from 'node:path'
import type { Env } from '@hl/config/env'
import { type Postgres, startPostgres } from '../postgres/server'
import { Stop } from '../stop-sentence'
import { type ChildLog, openChildLog } from './child-log'
import { type ChildName, launchChild } from './children'
import { firstRun } from './first-run'
import { type Lock, takeLock } from './lock'
import { checkDatabase, checkDataDir, checkPorts } from './preflight'
import { localAddress, waitUntilReady } from './ready'
import { type Secrets, loadSecrets } from './secrets'
import { type Supervised, supervise } from './supervise'
import { addressTable } from './table'

export interface SystemOptions {
  env: Env
  raw: Readonly<Record<string, string | undefined>>
  isSeeding: boolean
  isVerbose: boolean
  print(line: string): void
  signal: AbortSignal
  startedAt: number
}

export interface System {
  /** settles only when the system cannot go on */
  running: Promise<never>
  stop(): Promise<void>
}

/** First boots build their tables; on two busy cores that has taken half a minute. */
const READY_WITHIN_MS = 180_000
/** The publisher's own limit is 8 s (config/policy); what follows it is quick. */
const STOP_MS = { apps: 8_200, sandbox: 600 } as const

interface Parts {
  lock: Lock | null
  postgres: Supervised | null
  embedded: Postgres | null
  children: Map<ChildName, Supervised>
  logs: ChildLog[]
}

export function startSystem(options: SystemOptions): System {
  const parts: Parts = { lock: null, postgres: null, embedded: null, children: new Map(), logs: [] }
  let giveUp: (reason: Stop) => void = () => undefined
  const givenUp = new Promise<never>((_, reject) => (giveUp = reject))
  const starting = start({ options, parts, giveUp })
  const running = Promise.race([givenUp, starting.then(() => givenUp)])
  return {
    running,
    async stop() {
      // What is being started when the signal comes has to be there before it can be stopped.
      await starting.catch(() => undefined)
      await stopAll(parts)
    },
  }
}

interface Start {
  options: SystemOptions
  parts: Parts
  giveUp(reason: Stop): void
}

async function start({ options, parts, giveUp }: Start): Promise<void> {
  const { env, print, signal } = options
  const warning = checkDataDir(env.dataDir)
  if (warning) print(warning)
  parts.lock = await takeLock(env.dataDir)
  await checkPorts(env)
  const secrets = loadSecrets({ dataDir: env.dataDir, source: options.raw })
  const databaseUrl = env.databaseUrl ?? (await startEmbedded({ options, parts, giveUp, secrets }))
  if (env.databaseUrl) await checkDatabase(env.databaseUrl)
  signal.throwIfAborted()

  print('• Khởi động trang quản trị (hl-cms), bộ phát (hl-publisher)' + (env.isSandbox ? ' và kênh thử (hl-sandbox) …' : ' …'))
  const { POSTGRES_PASSWORD: _own, ...handedOn } = secrets
  const environment = { ...options.raw, ...handedOn, DATABASE_URL: databaseUrl }
  const names: readonly ChildName[] = env.isSandbox ? ['hl-sandbox', 'hl-publisher', 'hl-cms'] : ['hl-publisher', 'hl-cms']
  for (const name of names) await startChild({ name, environment, start: { options, parts, giveUp } })
  await Promise.all(
    readyAddresses(env).map((address) =>
      waitUntilReady({ ...address, withinMs: READY_WITHIN_MS, signal, logFile: logFile(env, address.name) }),
    ),
  )

  const credentials = await firstRun({ env, internalToken: secrets.PUBLISHER_API_TOKEN, isSeeding: options.isSeeding, print, signal })
  print(`\nSẵn sàng sau ${((Date.now() - options.startedAt) / 1000).toFixed(1)} giây.\n`)
  print(addressTable({ env, credentials }))
}

async function startEmbedded({ options, parts, giveUp, secrets }: Start & { secrets: Secrets }): Promise<string> {
  const { env, print } = options
  print('• Khởi động PostgreSQL …')
  const embedded = await startPostgres({
    dataFolder: join(env.dataDir, 'postgres'),
    logFile: logFile(env, 'postgres'),
    password: secrets.POSTGRES_PASSWORD,
    database: 'hl',
  })
  parts.embedded = embedded
  parts.postgres = await supervise({
    name: 'postgres',
    running: embedded.process,
    launch: () => embedded.restart(),
    ...reports({ options, giveUp, name: 'postgres' }),
  })
  return embedded.url
}

async function startChild({
  name,
  environment,
  start: { options, parts, giveUp },
}: {
  name: ChildName
  environment: Record<string, string | undefined>
  start: Start
}) {
  const log = openChildLog({ name, folder: join(options.env.dataDir, 'logs'), isVerbose: options.isVerbose, print: options.print })
  parts.logs.push(log)
  const noteChildren = () => parts.lock?.setChildren([...parts.children.values()].flatMap((one) => one.pid() ?? []))
  const child = await supervise({
    name,
    launch: () => launchChild({ name, environment, log }),
    onStart: noteChildren,
    ...reports({ options, giveUp, name }),
  })
  parts.children.set(name, child)
  noteChildren()
}

function reports({ options, giveUp, name }: { options: SystemOptions; giveUp: (reason: Stop) => void; name: string }) {
  return {
    onRestart: ({ exit, waitMs }: { exit: string; waitMs: number }) =>
      options.print(`${name} ${exit}; chạy lại sau ${(waitMs / 1000).toFixed(1)} giây.`),
    onGivenUp: ({ exit }: { exit: string }) =>
      giveUp(
        new Stop(
          `${name} không chạy được (${exit} nhiều lần liên tiếp) nên cả hệ thống dừng lại. Xem nhật ký: ${logFile(options.env, name)}`,
        ),
      ),
  }
}

function readyAddresses(env: Env): { name: string; url: string }[] {
  return [
    { name: 'hl-cms', url: `${localAddress(env.cms)}/_health` },
    { name: 'hl-publisher', url: `${localAddress(env.internal)}/health/ready` },
    ...(env.isSandbox ? [{ name: 'hl-sandbox', url: `${env.sandbox.url}/health` }] : []),
  ]
}

function logFile(env: Env, name: string): string {
  return join(env.dataDir, 'logs', `${name}.log`)
}

async function stopAll(parts: Parts): Promise<void> {
  const stop = (name: ChildName, withinMs: number) => parts.children.get(name)?.stop(withinMs)
  // The publisher finishes what is in flight, and may need the sandbox for it.
  await Promise.all([stop('hl-publisher', STOP_MS.apps), stop('hl-cms', STOP_MS.apps)])
  await stop('hl-sandbox', STOP_MS.sandbox)
  parts.postgres?.forget()
  await parts.embedded?.stop()
  for (const log of parts.logs) log.close()
  parts.lock?.release()
}
