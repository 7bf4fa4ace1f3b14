import { createStage, type Stage } from '../delivery/testing/stage'
import { exportAudit } from './export'
import { sealAudit } from './seal'
import { sealAsBefore } from './testing/seal-as-before'
import { verifyAudit } from './verify'

const KEY = 'test-key'
let stage: Stage

beforeEach(async () => {
  stage = await createStage()
})
afterEach(() => stage.close())

const sealAll = async (checkpointKey = KEY) => {
  while ((await sealAudit({ pool: stage.db.pool, checkpointKey })) > 0);
}
const verify = (formerKeys: string[] = []) => verifyAudit({ pool: stage.db.pool, checkpointKey: KEY, formerKeys })

describe('the audit', () => {
  it('chains every entry and notices when one was changed', async () => {
    await stage.approve({ documentId: 'doc', seq: 1 })
    await stage.run()
    await sealAll()
    const report = await verify()
    expect(report).toMatchObject({ unsealed: 0, problems: [] })
    expect(report.sealed).toBeGreaterThan(5)
    await expect(stage.db.pool.query(`update audit_entry set action = 'x' where id = 1`)).rejects.toThrow('insert-only')
    await stage.db.pool.query(`alter table audit_entry disable trigger insert_only`)
    await stage.db.pool.query(`update audit_entry set action = 'x' where id = (select entry_id from audit_seal where no = 5)`)
    expect((await verify()).problems).toEqual([expect.stringContaining('Mắt xích 5')])
  })

  it('stays whole over links that were sealed before digests and public keys', async () => {
    await stage.approve({ documentId: 'doc', seq: 1 })
    await stage.relayOnly()
    await sealAsBefore({ pool: stage.db.pool, secret: KEY })
    await stage.run()
    await sealAll()
    const links = []
    for await (const link of exportAudit(stage.db.pool)) links.push(link)
    expect(links.map((link) => link.digest === null)).toEqual(links.map((_, index) => index === 0))
    expect((await verify()).problems).toEqual([])
  })

  it('knows the signatures of a former SECRETS_KEY, and no stranger’s', async () => {
    await stage.approve({ documentId: 'doc', seq: 1 })
    await stage.run()
    await sealAll('former-key')
    expect((await verify()).problems).toEqual([expect.stringContaining('chữ ký')])
    expect((await verify(['former-key'])).problems).toEqual([])
  })
})
