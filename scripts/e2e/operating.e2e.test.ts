/** What an operator has in hand on a running system: the doctor, the metrics, the queue board, the evidence of an Item. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { unpack } from '../../publisher/src/evidence/testing/unpacked'
import { ROOT } from '../environment'
import { sharedAddresses } from './shared'

const { dataDir, cms, site, internal, sandbox } = sharedAddresses()
const token = z
  .object({ internalToken: z.string() })
  .parse(JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'))).internalToken
const portOf = (url: string) => new URL(url).port
const environment = {
  DATA_DIR: dataDir,
  CMS_PORT: portOf(cms),
  PUBLIC_PORT: portOf(site),
  INTERNAL_PORT: portOf(internal),
  SANDBOX_PORT: portOf(sandbox),
}

function run(script: string, ...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(ROOT, 'scripts/dist', script), ...args],
      { env: { ...process.env, ...environment } },
      (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr })
      },
    )
  })
}
const ask = (path: string) => fetch(`${internal}${path}`, { headers: { authorization: `Bearer ${token}` } })

test('the doctor finds nothing broken, and says how the parts are', async () => {
  const { code, output } = await run('doctor.js')
  // the files before this one break channels on purpose, and may leave one so
  const broken = output.split('\n').filter((line) => line.startsWith('✗') && !line.startsWith('✗ Kết nối kênh'))
  expect(broken).toEqual([])
  for (const words of ['hl-publisher sẵn sàng', 'PostgreSQL', 'là website của hệ thống', 'Facebook']) expect(output).toContain(words)
  expect(code).toBe(output.includes('✗') ? 1 : 0)
})

test('the publisher is ready, and its metrics count what the seed brought', async () => {
  const ready = await (await fetch(`${internal}/health/ready`)).json()
  expect(ready).toMatchObject({ status: 'ok', checks: { database: { ok: true }, queue: { ok: true }, sealer: { ok: true } } })
  const metrics = await (await fetch(`${internal}/metrics`)).text()
  expect(metrics).toContain('hl_database_up 1')
  expect(Number(/^hl_approval_to_live_seconds_count\{channel="website"\} (\d+)$/m.exec(metrics)?.[1])).toBeGreaterThanOrEqual(30)
})

test('the queue board opens with the token only', async () => {
  expect((await fetch(`${internal}/queues`)).status).toBe(401)
  expect(await (await ask('/queues')).text()).toContain('Hàng đợi')
})

test('the evidence of a seeded Item verifies itself, from the API and from the command line', async () => {
  const { deliveries } = z
    .object({ deliveries: z.array(z.object({ documentId: z.string() })) })
    .parse(await (await ask('/deliveries?type=videos&channel=youtube&state=live&limit=1')).json())
  const documentId = deliveries[0]?.documentId ?? ''
  const asked = await ask(`/items/videos/${documentId}/evidence`)
  expect(asked.headers.get('content-type')).toBe('application/zip')
  const folder = mkdtempSync(join(tmpdir(), 'hl-evidence-'))
  const file = join(folder, 'written.zip')
  expect((await run('evidence.js', 'videos', documentId, file)).code).toBe(0)
  for (const zip of [Buffer.from(await asked.arrayBuffer()), readFileSync(file)]) {
    const one = await unpack(zip)
    expect(await one.verify()).toMatchObject({ code: 0, output: expect.stringContaining('Hồ sơ nguyên vẹn') })
    expect(one.paths).toEqual(expect.arrayContaining(['tom-tat.html', 'kenh/youtube/lan-gui.jsonl']))
    one.remove()
  }
  rmSync(folder, { recursive: true })
})
