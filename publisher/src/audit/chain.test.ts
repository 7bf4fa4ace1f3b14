import { canonicalJson, sha256 } from '@hl/config/canonical'
import { createStage, type Stage } from '../delivery/testing/stage'
import { oldSignature } from './checkpoint-key'
import { exportAudit } from './export'
import { GENESIS, sealAudit } from './seal'
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
    await sealAsBefore()
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

/** One link as version 1 of the sealer wrote it. */
async function sealAsBefore(): Promise<void> {
  const { pool } = stage.db
  const { rows } = await pool.query(`select e.* from audit_unsealed u join audit_entry e on e.id = u.entry_id order by e.id limit 1`)
  const { id, at, actor, action, type, document_id: documentId, channel, data } = rows[0]
  const hash = sha256(GENESIS + canonicalJson({ id, at, actor, action, type, documentId, channel, data }))
  await pool.query(`insert into audit_seal (no, entry_id, prev, hash) values (1, $1, $2, $3)`, [id, GENESIS, hash])
  await pool.query(`delete from audit_unsealed where entry_id = $1`, [id])
  await pool.query(`insert into audit_checkpoint (no, hash, signature) values (1, $1, $2)`, [
    hash,
    oldSignature({ secret: KEY, text: `1:${hash}` }),
  ])
}
