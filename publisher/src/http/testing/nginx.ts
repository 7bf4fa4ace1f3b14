/** The nginx of docker/, with the folder, the port and the publisher of a test in place of those of the containers. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Nginx {
  url: string
  stop(): Promise<void>
}

export async function startNginx(options: { program: string; siteDir: string; publisherUrl: string }): Promise<Nginx> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'hl-nginx-'))
  const site = readFileSync(join(__dirname, '../../../../docker/nginx.conf'), 'utf8')
    .replace('listen 8080', `listen 127.0.0.1:${port}`)
    .replaceAll('root /site/current', `root ${options.siteDir}`)
    .replace('^/site/current(', `^${join(realpathSync(dirname(options.siteDir)), basename(options.siteDir)).replaceAll('.', '\\.')}(`)
    .replace('http://publisher:8080', options.publisherUrl)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder};`).join(' ')
  writeFileSync(join(folder, 'site.conf'), site)
  // a root's workers would be another user's, who may not read the test's folder
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; ${user} pid ${folder}/pid; error_log ${folder}/error.log; events {} http { ${temporary} include ${folder}/site.conf; }`,
  )
  const child = spawn(options.program, ['-e', `${folder}/error.log`, '-c', `${folder}/nginx.conf`], { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString('utf8')))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = `http://127.0.0.1:${port}`
  for (const until = Date.now() + 10_000; !(await answers(url)); await sleep(20)) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`nginx did not start: ${complaint}`)
  }
  return {
    url,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  )
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
