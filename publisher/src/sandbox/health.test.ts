import { mkdir, rm, writeFile } from 'node:fs/promises'
import { send, startHarness } from './testing/harness'

test('the stand-in is well while it can keep what it is told, and says so when it cannot', async () => {
  const harness = await startHarness()
  const health = () => send(`${harness.sandbox.url}/health`)
  expect(await health()).toMatchObject({ status: 200, body: { status: 'ok' } })
  await rm(harness.dir, { recursive: true })
  await writeFile(harness.dir, 'a file where the folder should be')
  expect(await health()).toMatchObject({ status: 503, body: { status: 'failing', problem: expect.stringContaining('Không ghi được') } })
  await rm(harness.dir)
  await mkdir(harness.dir)
  expect((await health()).status).toBe(200)
  await harness.stop()
})
