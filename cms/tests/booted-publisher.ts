/** The built publisher beside a booted cms, on its database and its store; only the website is connected for real. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, SECRETS, stopped, type BootedCms } from './booted-cms'

const MAIN = join(__dirname, '../../publisher/dist/main.js')
const READY_WITHIN_MS = 30_000

export interface BootedPublisher {
  /** of its internal listener */
  url: string
  stop(): Promise<void>
}

export async function bootPublisher({
  databaseUrl,
  dataDir,
  env: own = {},
}: Pick<BootedCms, 'databaseUrl' | 'dataDir'> & { env?: Readonly<Record<string, string>> }): Promise<BootedPublisher> {
  if (!existsSync(MAIN)) throw new Error('The publisher is not built. Run: npx tsc -b')
  const [internal, open, sandbox] = [await freePort(), await freePort(), await freePort()]
  const ports = { INTERNAL_PORT: String(internal), PUBLIC_PORT: String(open), SANDBOX_PORT: String(sandbox) }
  const env = { ...process.env, ...SECRETS, ...ports, DATABASE_URL: databaseUrl, DATA_DIR: dataDir, ...own }
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  const url = `http://127.0.0.1:${internal}`
  for (const until = Date.now() + READY_WITHIN_MS; ; await new Promise((done) => setTimeout(done, 100))) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null)
    if (answer?.status === 200) break
    if (child.exitCode !== null || Date.now() > until) {
      child.kill('SIGKILL')
      throw new Error(`The publisher did not start:\n${output.slice(-40).join('')}`)
    }
  }
  return { url, stop: async () => void (await stopped(child)) }
}
