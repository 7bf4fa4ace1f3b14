/** A child of `npm start` ends with it, even when the parent was killed with -9 and could not say so. */

const GRACE_MS = 10_000

/**
 * Called once by each main file. The parent keeps an IPC channel open and sends nothing through it; when the channel
 * closes, the parent is gone, and this process takes the way out it has for SIGTERM. Started by hand or by a container
 * it has no channel, and nothing happens.
 */
export function exitWithParent(): void {
  if (process.channel === undefined || process.channel === null) return
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), GRACE_MS).unref()
  })
  // Listening must not keep a process alive that has nothing else to do.
  process.channel.unref()
}
