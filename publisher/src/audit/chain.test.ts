import { createStage, type Stage } from '../delivery/testing/stage'
import { sealAudit } from './seal'
import { verifyAudit } from './verify'

const KEY = 'test-key'
let stage: Stage

beforeAll(async () => {
  stage = await createStage()
})
afterAll(() => stage.close())

describe('the audit', () => {
  it('chains every entry and notices when one was changed', async () => {
    await stage.approve({ documentId: 'doc', seq: 1 })
    await stage.run()
    while ((await sealAudit({ pool: stage.db.pool, checkpointKey: KEY })) > 0);
    const report = await verifyAudit({ pool: stage.db.pool, checkpointKey: KEY })
    expect(report).toMatchObject({ unsealed: 0, problems: [] })
    expect(report.sealed).toBeGreaterThan(5)
    await expect(stage.db.pool.query(`update audit_entry set action = 'x' where id = 1`)).rejects.toThrow('insert-only')
    await stage.db.pool.query(`alter table audit_entry disable trigger insert_only`)
    await stage.db.pool.query(`update audit_entry set action = 'x' where id = (select entry_id from audit_seal where no = 5)`)
    expect((await verifyAudit({ pool: stage.db.pool, checkpointKey: KEY })).problems).toEqual([expect.stringContaining('Mắt xích 5')])
  })
})
