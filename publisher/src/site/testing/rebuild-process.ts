/** A rebuild in a process of its own, to be killed: from the compiled sources, as `npm run rebuild-site` runs it. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { TestSite } from './test-site'

const DIST = join(__dirname, '../../../dist')

/** Ends it without a word as soon as so many pages are written. @returns how many were to be */
export async function killRebuildAt(options: { site: TestSite; databaseUrl: string; done: number }): Promise<number> {
  const { site, databaseUrl } = options
  const program = `
    const load = (name) => require(${JSON.stringify(DIST)} + name)
    const pool = load('/database').createPool({ databaseUrl: ${JSON.stringify(databaseUrl)}, max: 8, onError: console.error })
    load('/site/rebuild').rebuildSite({
      pool, site: load('/site/site-store').createSiteStore({ pool }), media: load('/media/media-reader').createMediaReader('/nonexistent'),
      siteDir: ${JSON.stringify(site.siteDir)}, siteUrl: 'https://khac.example', mode: 'real', concurrency: 2,
      onProgress: ({ done, total }) => process.stdout.write(done + ' ' + total + '\\n'),
    }).then(() => process.exit(0), (error) => { console.error(error); process.exit(1) })`
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    let total = 0
    child.stdout.on('data', (chunk: Buffer) => {
      const [done = 0, of = 0] = chunk.toString('utf8').trim().split('\n').at(-1)?.split(' ').map(Number) ?? []
      total = of
      if (done >= options.done) child.kill('SIGKILL')
    })
    child.once('exit', (code, signal) => (signal === 'SIGKILL' ? resolve(total) : reject(new Error(`it ended by itself: ${code}`))))
  })
}
