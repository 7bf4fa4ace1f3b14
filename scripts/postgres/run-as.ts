/**
 * As whom PostgreSQL runs. It refuses to run as root, so root hands it to a user without rights; and where that user
 * may not enter the folders on the way (a clone below /root), it gets the one capability that lets it pass.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Stop } from '../stop-sentence'

export interface RunAs {
  /** for spawn(); empty when we are not root */
  ids: { uid: number; gid: number } | Record<string, never>
  /** the command as it has to be started, with what has to stand before it */
  wrap(command: string, args: readonly string[]): { command: string; args: string[] }
  /** makes a folder that PostgreSQL may write to */
  own(folder: string): void
  /** gives it a file of ours */
  ownFile(file: string): void
}

/** @param paths the folders PostgreSQL must reach: its programs and its data */
export function runAs(paths: readonly string[]): RunAs {
  const isRoot = process.getuid?.() === 0
  if (!isRoot) {
    const own = (folder: string) => void mkdirSync(folder, { recursive: true, mode: 0o700 })
    return { ids: {}, wrap: (command, args) => ({ command, args: [...args] }), own, ownFile: () => undefined }
  }
  const { uid, gid } = postgresUser()
  const own = (folder: string) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chownSync(folder, uid, gid)
  }
  const ownFile = (file: string) => chownSync(file, uid, gid)
  if (paths.every((path) => canEnter({ path, uid, gid }))) {
    return { ids: { uid, gid }, wrap: (command, args) => ({ command, args: [...args] }), own, ownFile }
  }
  const before = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  return { ids: {}, wrap: (command, args) => ({ command: 'setpriv', args: [...before, command, ...args] }), own, ownFile }
}

function postgresUser(): { uid: number; gid: number } {
  const known = idsOf('postgres')
  if (known) return known
  spawnSync('groupadd', ['--system', 'postgres'])
  spawnSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  const made = idsOf('postgres') ?? idsOf('nobody')
  if (made) return made
  throw new Stop(
    'PostgreSQL không được chạy bằng quyền root và máy này không có người dùng nào khác. Hãy chạy lệnh bằng một tài khoản thường.',
  )
}

function idsOf(name: string): { uid: number; gid: number } | null {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    // `id` answers 1 for a name that does not exist: there is no such user, which is an answer, not a fault
    return null
  }
}

function canEnter({ path, uid, gid }: { path: string; uid: number; gid: number }): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false })
    if (stat) {
      const bit = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001
      if ((stat.mode & bit) === 0) return false
    }
    if (folder === dirname(folder)) return true
  }
}
