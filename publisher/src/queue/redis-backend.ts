/** BullMQ on Redis 7+, when REDIS_URL is set. Redis may lose everything: the sweep rings again. */
import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import type { Logger } from '@hl/config/logger'
import type { QueueBackend } from './doorbell'

export function openRedisBackend(options: { redisUrl: string; log: Logger }): QueueBackend {
  // A Queue fails fast while Redis is away (the sweep rings again); a Worker waits for it to come back.
  const forQueues = connect({ ...options, enableOfflineQueue: false })
  const forWorkers = connect({ ...options, enableOfflineQueue: true })
  return {
    queue: (name, rest) => new Queue(name, { ...rest, connection: forQueues, prefix: `{hl:${name}}` }),
    worker: (name, process, rest) => new Worker(name, process, { ...rest, connection: forWorkers, prefix: `{hl:${name}}` }),
    async close() {
      forQueues.disconnect()
      forWorkers.disconnect()
    },
  }
}

function connect({ redisUrl, log, enableOfflineQueue }: { redisUrl: string; log: Logger; enableOfflineQueue: boolean }): Redis {
  const redis = new Redis(redisUrl, {
    maxRetriesPerRequest: null,
    enableOfflineQueue,
    connectTimeout: 5_000,
    retryStrategy: (times) => Math.min(times * 200, 3_000),
  })
  redis.on('error', (error: Error) => log.warn('queue.redis_error', { error: error.message }))
  return redis
}
