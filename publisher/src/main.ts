/**
 * `hl-publisher`, the composition root: environment → stores → channels → workers → relay → http. Everything is made
 * here once and closed in reverse. Not here: any decision.
 */
import { serve, type ServerType } from '@hono/node-server'
import { EnvError, readEnv } from '@hl/config/env'
import { createLogger, type Logger } from '@hl/config/logger'
import { exitWithParent } from '@hl/config/parent'
import { POLICY } from '@hl/config/policy'
import { startSealer } from './audit/sealer'
import { openChannels } from './channels'
import { openConnections } from './connections/open-connections'
import { resealConnections } from './connections/reseal'
import { createPool } from './database'
import { deliver } from './delivery/deliver'
import type { DeliveryDeps } from './delivery/deps'
import { startHeartbeat } from './delivery/heartbeat'
import { showPresence } from './delivery/presence'
import { startSweep } from './delivery/sweep'
import { startCheck, type DriftDeps } from './drift/check-channel'
import { startDriftCheck } from './drift/drift-check'
import { raiseInputs } from './fan-out/raise-inputs'
import { askAtStart } from './health/health-clock'
import { startKeeper } from './health/keeper'
import { createInternalApp } from './http/internal'
import { createPublicServer } from './http/public'
import { createMediaReader } from './media/media-reader'
import { startTally } from './metrics/tally'
import { MIGRATIONS } from './migrations'
import { migrate } from './migrations/migrate'
import { startRelay } from './outbox/relay'
import { createPulse } from './readiness/pulse'
import { readinessProbes } from './readiness/probes'
import { createDoorbell } from './queue/doorbell'
import { openPostgresBackend } from './queue/postgres-backend'
import { openRedisBackend } from './queue/redis-backend'
import { startMeasuring } from './reach/measure'
import { createReleaseStore } from './release/release-store'
import { openBackground } from './run/background'
import { secretsOf } from './secrets-of'
import { openBucket } from './site/bucket'
import { createFrame } from './site/frame'
import { startMirror } from './site/mirror'
import { startPictureChild } from './media/picture-child'
import { type PictureWorker, startPictureWorker } from './site/picture-worker'
import { documentReader } from './site/read-documents'
import { createSearch } from './site/search'
import { previewPage } from './site/preview'
import { applySiteEntry } from './site/site-entries'
import { createSiteStore } from './site/site-store'
import { startRebuild } from './site/start-rebuild'
import { startSite } from './site/start-site'
import { recordTakedown } from './site/takedown'

process.title = 'hl-publisher'

const POOL_SIZE = 8

async function main(): Promise<void> {
  const env = readEnv(process.env)
  // grows with every account that is opened, for all who hold it
  const secrets = secretsOf(env)
  const log = createLogger({ service: 'publisher', level: env.log.level, format: env.log.format, secrets })
  const { databaseUrl, publisherApiToken: token } = env
  if (databaseUrl === null) throw new EnvError(['DATABASE_URL: hl-publisher needs it; npm start sets it by itself'])
  if (token === null) throw new EnvError(['PUBLISHER_API_TOKEN: hl-publisher needs it; npm start makes one by itself'])
  const closers: { name: string; close: () => Promise<unknown> }[] = []
  const onClose = (name: string, close: () => Promise<unknown>) => closers.unshift({ name, close })

  const pool = createPool({ databaseUrl, max: POOL_SIZE, onError: (error) => log.warn('database.pool_error', { error }) })
  onClose('database', () => pool.end())
  const migrated = await migrate({ pool, migrations: MIGRATIONS })
  if (migrated.length > 0) log.info('database.migrated', { migrated })

  const { siteDir, siteUrl } = env
  const mode = env.isSandbox ? 'sandbox' : 'real'
  let pictures: PictureWorker | null = null
  const site = createSiteStore({ pool, afterChange: () => pictures?.ring() })
  const media = createMediaReader(env.mediaDir)
  const runningSite = await startSite({ pool, site, media, siteDir, siteUrl, mode, log })
  const mirror = env.siteBucket && startMirror({ bucket: await openBucket(env.siteBucket), siteDir, log })
  onClose('mirror', async () => mirror?.close())
  onClose('site', () => runningSite.close())
  const catchUp = () => void runningSite.catchUp().catch((error: unknown) => log.warn('site.catch_up_failed', { error }))

  const connections = openConnections({ env, pool, keepSecret: (secret) => secrets.includes(secret) || secrets.push(secret) })
  await resealConnections({ pool, keyring: connections.keyring, log })
  const channels = openChannels({ env, site, connections: connections.sources })
  const ids = [...channels.keys()]
  const backend = env.redisUrl
    ? openRedisBackend({ redisUrl: env.redisUrl, log })
    : await openPostgresBackend({ databaseUrl, workers: ids.length * 2, log })
  const doorbell = createDoorbell({ backend, channels: ids, concurrency: POLICY.concurrency, log })
  const presence = await showPresence({ databaseUrl, log })
  onClose('presence', () => presence.close())
  const heartbeat = startHeartbeat({ pool, id: presence.id, log })
  onClose('heartbeat', () => heartbeat.close())
  const stopping = new AbortController()
  const releases = createReleaseStore()
  const deps: DeliveryDeps = {
    pool,
    channels,
    releases,
    media,
    doorbell,
    policy: {
      ...POLICY,
      healthEveryMs: env.healthEveryMs,
      driftConfirmMs: env.driftConfirmMs,
      reachFirstMs: env.reachFirstMs,
      prepareAheadMs: env.prepareAheadMs,
    },
    log,
    presence,
    stopping: stopping.signal,
  }

  const driftDeps: DriftDeps = { ...deps, restoreSharedPages: () => runningSite.restoreShared() }
  const background = openBackground()
  onClose('background', () => background.close())

  // The listeners come first: a port in use must be known before any work is begun.
  const frame = createFrame({ pool, siteUrl, mode, now: Date.now })
  const publicServer = await createPublicServer({
    siteDir,
    siteUrl,
    ...env.public,
    search: createSearch({ pool }),
    documents: documentReader(pool),
    frame,
    log,
  })
  onClose('public listener', () => publicServer.close())
  const checkpointKey = env.secretsKey ?? token
  const pulses = { relay: createPulse(), sweep: createPulse(), sealer: createPulse() }
  let isReady = false
  const internal = await listen(
    createInternalApp({
      ...deps,
      token,
      mode,
      evidence: { pool, media: deps.media, checkpointKey, secrets, isSandbox: env.isSandbox },
      isReady: () => isReady,
      queues: doorbell.queues,
      probes: readinessProbes({
        ...{ pool, doorbell, siteDir, migrations: MIGRATIONS, mediaDir: env.mediaDir },
        pulses: {
          relay: { pulse: pulses.relay, staleMs: 60_000 },
          sweep: { pulse: pulses.sweep, staleMs: 60_000 },
          sealer: { pulse: pulses.sealer, staleMs: 20_000 },
        },
      }),
      rebuildSite: async (actor) =>
        background.keep(await startRebuild({ ...deps, site, siteDir, siteUrl, mode, actor, stopping: stopping.signal })),
      checkChannel: async (input) => background.keep(await startCheck(driftDeps, input)),
      connections: { ...deps, ...connections },
      previewPage: (input) => previewPage({ ...input, pool, siteUrl, mode }),
    }).fetch,
    env.internal,
  )
  onClose('internal listener', () => closeServer(internal))

  await askAtStart(deps)
  onClose('queues', () => doorbell.close())
  await doorbell.listen((id) => presence.hold(id, () => deliver(deps, id)))
  const relay = startRelay({
    ...deps,
    databaseUrl,
    sweepMs: POLICY.sweepMs,
    onBeat: pulses.relay.beat,
    recordTakedown: (client, payload) => recordTakedown({ client, payload }),
    async applySiteEntry(client, payload) {
      const affected = await applySiteEntry({ client, payload })
      return raiseInputs(client, { channel: 'website', documentIds: affected.pages === 'all' ? 'all' : affected.documentIds })
    },
    afterSiteChange: catchUp,
  })
  onClose('relay', () => relay.close())
  const sweep = startSweep(deps, pulses.sweep.beat)
  onClose('sweep', () => sweep.close())
  const sealer = startSealer({ pool, checkpointKey, log, onBeat: pulses.sealer.beat })
  const drift = startDriftCheck(driftDeps)
  onClose('drift check', () => drift.close())
  onClose('sealer', () => sealer.close())
  const keeper = startKeeper({ ...deps, workHours: env.workHours, watchMs: env.watchMs, lookAheadMs: env.lookAheadMs })
  onClose('keeper', () => keeper.close())
  const measuring = startMeasuring(deps)
  onClose('measuring', () => measuring.close())
  const pictureWorker = startPictureWorker({ ...deps, siteDir, siteUrl, mode, maker: startPictureChild(), onRaised: catchUp })
  pictures = pictureWorker
  onClose('pictures', () => pictureWorker.close())
  const tally = startTally({ pool, log })
  onClose('tally', () => tally.close())
  isReady = true
  log.info('publisher.ready', {
    public: publicServer.port,
    internal: env.internal.port,
    queue: env.redisUrl ? 'redis' : 'postgres',
    channels: ids,
    mode,
  })

  closeOnSignal({
    log,
    stop: async () => {
      isReady = false
      stopping.abort()
      for (const { name, close } of closers) {
        await close().catch((error: unknown) => log.warn('publisher.close_failed', { name, error }))
      }
    },
  })
  exitWithParent()
}

function closeOnSignal({ log, stop }: { log: Logger; stop: () => Promise<void> }): void {
  let isStopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isStopping) return
      isStopping = true
      log.info('publisher.stopping', { signal })
      // What is still in flight then is released by its lease and taken up by the next process.
      setTimeout(() => process.exit(0), POLICY.shutdownMs).unref()
      void stop().then(() => process.exit(0))
    })
  }
}

function listen(fetch: (request: Request) => Response | Promise<Response>, at: { host: string; port: number }): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: at.host, port: at.port }, () => resolve(server))
    server.once('error', reject)
  })
}

function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`Dịch vụ phát hành không khởi động được. ${message}\n`)
  process.exit(1)
})
