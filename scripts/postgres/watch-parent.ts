/** Stops a program without an IPC channel when this process is gone, even after `kill -9`. */
import { type ChildProcess, spawn } from 'node:child_process'

/**
 * A one-line shell holds the reading end of a pipe whose other end is ours: it ends when we do, however we do. The
 * short wait lets cms and publisher, which notice by themselves, close their connections first.
 * @returns stops watching
 */
export function watchParent(child: ChildProcess): () => void {
  if (child.pid === undefined || process.platform === 'win32') return () => undefined
  const script = 'while read -r line; do :; done; sleep 3; kill -INT "$1" 2>/dev/null'
  const watcher = spawn('/bin/sh', ['-c', script, 'hl-watch', String(child.pid)], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  watcher.on('error', () => undefined)
  watcher.stdin.on('error', () => undefined)
  watcher.unref()
  return () => void watcher.kill('SIGKILL')
}
