import { sealAsBefore } from '../audit/testing/seal-as-before'
import { articleOf, createEvidenceWorld } from './testing/evidence-world'
import { unpack } from './testing/unpacked'

it('proves an entry that was sealed in the old way by its own text', async () => {
  const world = await createEvidenceWorld()
  await world.approve({ seq: 1, release: articleOf({ documentId: 'doc', title: 'Bài cũ' }) })
  await world.stage.relayOnly()
  await sealAsBefore({ pool: world.stage.db.pool, secret: 'test-key' })
  await world.stage.run()
  const one = await unpack(await world.evidence('doc'))
  const { code, output } = await one.verify()
  expect(output).toContain('1 điểm chốt kiểu cũ')
  expect(code).toBe(0)

  const [first = '', ...rest] = one.read('nhat-ky/muc.jsonl').split('\n')
  expect(JSON.parse(first)).toMatchObject({ no: 1, digest: null })
  one.write('nhat-ky/muc.jsonl', [first.replace('Trưởng Ban', 'Kẻ Khác'), ...rest].join('\n'))
  expect((await one.verify()).output).toContain('(mắt xích 1): mã băm không tính lại được')
  one.remove()
  await world.close()
})
