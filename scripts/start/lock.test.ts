import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ChildProcess, spawn } from 'node:child_process'
import { takeLock } from './lock'

const folder = mkdtempSync(join(tmpdir(), 'hl-lock-'))
const file = join(folder, 'lock')

const spawned: ChildProcess[] = []

afterAll(() => {
  for (const child of spawned) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

test('a lock names the parent and its children, and is gone when released', async () => {
  const lock = await takeLock(folder)
  lock.setChildren([11, 12])
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ pid: process.pid, children: [11, 12] })
  lock.release()
  expect(existsSync(file)).toBe(false)
})

test('a lock of a dead process, of a process that is something else by now, and a torn one are taken over', async () => {
  for (const left of ['{"pid":4194303,"children":[]}', `{"pid":${process.ppid},"children":[${process.ppid}]}`, '{"pid":']) {
    writeFileSync(file, left)
    const lock = await takeLock(folder)
    expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(process.pid)
    lock.release()
  }
})

test('a lock whose parent runs is refused, and the sentence names it', async () => {
  const other = await named('hl-start')
  writeFileSync(file, JSON.stringify({ pid: other.pid, children: [] }))
  await expect(takeLock(folder)).rejects.toThrow(`tiến trình ${other.pid}`)
  rmSync(file)
})

test('children that outlived their parent are ended before the lock is taken over', async () => {
  const child = await named('hl-cms')
  const ended = new Promise<NodeJS.Signals | null>((done) => child.once('exit', (_code, signal) => done(signal)))
  writeFileSync(file, JSON.stringify({ pid: 4194303, children: [child.pid] }))
  const lock = await takeLock(folder)
  expect(await ended).toBe('SIGTERM')
  lock.release()
})

async function named(title: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-e', `process.title = '${title}'; console.log('up'); setInterval(() => {}, 1000)`])
  spawned.push(child)
  await new Promise((up) => child.stdout.once('data', up))
  return child
}
