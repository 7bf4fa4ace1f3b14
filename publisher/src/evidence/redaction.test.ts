import { sealAudit } from '../audit/seal'
import { articleOf, createEvidenceWorld, type EvidenceWorld } from './testing/evidence-world'
import { unpack } from './testing/unpacked'

const KNOWN = 'a-secret-this-process-knows'
/** Tokens nobody told us of, by their shape. */
const SHAPES = {
  page: 'EAAGm0PX4ZCpsBAKZCZAtokenOfThePageThatNobodyMaySee1234567890',
  access: 'ya29.a0AfH6SMBx-token_of_the_channel_that_nobody_may_see',
  refresh: '1//0gRefreshTokenOfTheChannelThatNobodyMaySee-1234567890',
  client: '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',
}
const PLANTED = [KNOWN, ...Object.values(SHAPES), 'plain-value-under-a-secret-key']

let world: EvidenceWorld

beforeAll(async () => {
  world = await createEvidenceWorld([KNOWN])
})
afterAll(() => world.close())

it('lets no token out, wherever it was planted, and the zip still proves what it shows', async () => {
  const { pool } = world.stage.db
  await world.approve({ seq: 1, release: articleOf({ documentId: 'doc', title: 'Tiêu đề' }) })
  await world.stage.run()
  const text = `Lỗi ${KNOWN} ${Object.values(SHAPES).join(' ')} https://x.example/?access_token=${SHAPES.page}&upload_id=${KNOWN}`
  const nested = { text, access_token: 'plain-value-under-a-secret-key', list: [{ headers: { authorization: `Bearer ${SHAPES.access}` } }] }
  const error = { code: 'x', message: text, help: text, who: 'nobody', platform: { trace: text } }
  await pool.query(`update step set request = $1, answer = $1, error = $2, looks = $3`, [
    JSON.stringify(nested),
    JSON.stringify(error),
    JSON.stringify([nested]),
  ])
  await pool.query(`update attempt set error = $1`, [JSON.stringify(error)])
  await pool.query(`update delivery set error = $1, reason = $2, partly = $2, baseline = $3`, [
    JSON.stringify(error),
    text,
    JSON.stringify(nested),
  ])
  await pool.query(`update receipt set url = $1, data = $2`, [text, JSON.stringify(nested)])
  await world.say({ documentId: 'doc', seq: 2, action: 'return', name: 'Biên tập', data: { comment: text, nested } })
  await world.stage.relayOnly()
  while ((await sealAudit(world.deps)) > 0);

  const one = await unpack(await world.evidence('doc'))
  const all = one.paths.map((path) => `${path}\n${one.read(path)}`).join('\n')
  expect(PLANTED.filter((secret) => all.includes(secret))).toEqual([])
  const { code, output } = await one.verify()
  expect(output).toContain('1 mục có mã bí mật nên đã che')
  expect(code).toBe(0)
  one.remove()
})
