/** A PostgreSQL for one test file: durable as in production, and there to be killed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres, type Postgres } from '../../../../scripts/postgres/server'
import { openScene, type Scene } from './scene'

export interface OwnPostgres {
  /** a Scene on it, closed after the test */
  open(name: string, more?: Omit<Parameters<typeof openScene>[0], 'serverUrl' | 'name'>): Promise<Scene>
  /** as an update of the server does it */
  restart(): Promise<void>
  /** as the kernel does it when memory runs out */
  kill(): Promise<void>
}

export function usePostgres(): OwnPostgres {
  let folder: string
  let postgres: Postgres
  let scene: Scene | undefined

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hl-faults-'))
    const files = { dataFolder: join(folder, 'postgres'), logFile: join(folder, 'postgres.log') }
    postgres = await startPostgres({ ...files, password: 'test', database: 'test' })
  }, 60_000)
  afterEach(async () => {
    await scene?.close()
    scene = undefined
  }, 20_000)
  afterAll(async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }, 20_000)

  return {
    async open(name, more = {}) {
      scene = await openScene({ serverUrl: postgres.url, name, ...more })
      return scene
    },
    async restart() {
      await postgres.stop()
      await postgres.restart()
    },
    async kill() {
      const gone = new Promise<void>((resolve) => postgres.process.once('exit', () => resolve()))
      postgres.process.kill('SIGKILL')
      await gone
      await postgres.restart()
    },
  }
}
