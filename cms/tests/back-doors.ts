/** Strapi's own ways to change an Item, tried by everybody in every stage. What Strapi drops silently is asserted as unchanged. */
import { MOVERS, stageAfterEdit, type Mover, type Preset, type Stage } from '@hl/config/chain'
import { z } from 'zod'
import { ARTICLE, type Api } from './api'
import type { Desk } from './desk'
import { placed, putAt, stageOf } from './matrix'

interface Knock {
  desk: Desk
  api: Api
  mover: Mover
  id: string
  stage: Stage
}

/** @returns what went through, a line each */
export async function tryBackDoors(input: {
  desk: Desk
  preset: Preset
  stage: Stage
  callers: ReadonlyMap<Mover, Api>
}): Promise<string[]> {
  const { desk, preset, stage, callers } = input
  const place = { stage, isLive: stage === 'approved' }
  const id = await placed(desk, place)
  const wrong: string[] = []
  for (const mover of MOVERS) {
    const api = callers.get(mover)
    if (!api) throw new Error(`Nobody is ${mover}`)
    await putAt(desk, id, place)
    const knock = { desk, api, mover, id, stage }
    wrong.push(...(await aroundTheChain(knock)), ...(await tryEdit({ ...knock, preset })))
  }
  return wrong
}

async function aroundTheChain({ desk, api, mover, id, stage }: Knock): Promise<string[]> {
  const before = await fingerprint(desk, id)
  const wrong: string[] = []
  for (const [method, path, body] of doorsOf({ id, stage })) {
    const { status } = await api.call(method, path, body)
    if (status < 400) wrong.push(`${mover} · ${stage} · ${method} ${path}: ${status}`)
  }
  // Strapi answers this one with 200 and does nothing; the fingerprint says whether it did.
  await api.call('POST', `${ARTICLE}/actions/bulkUnpublish`, { documentIds: [id] })
  if ((await fingerprint(desk, id)) !== before) wrong.push(`${mover} · ${stage}: something changed past the chain`)
  return wrong
}

function doorsOf({ id, stage }: { id: string; stage: Stage }) {
  const always = [
    ['POST', `${ARTICLE}/clone/${id}`, {}],
    ['POST', `${ARTICLE}/auto-clone/${id}`, {}],
    ['POST', `${ARTICLE}/${id}/actions/publish`, {}],
    ['POST', `${ARTICLE}/${id}/actions/unpublish`, {}],
    ['POST', `${ARTICLE}/${id}/actions/discard`, {}],
    ['POST', `${ARTICLE}/actions/bulkPublish`, { documentIds: [id] }],
    ['PUT', `/api/articles/${id}`, { data: { stage: 'approved' } }],
  ] as const
  const deletions = [
    ['DELETE', `${ARTICLE}/${id}`, undefined],
    ['POST', `${ARTICLE}/actions/bulkDelete`, { documentIds: [id] }],
  ] as const
  return stage === 'draft' || stage === 'rejected' ? always : [...always, ...deletions]
}

/** The columns of the chain are sent along, as the panel's own save does: for everybody but a super administrator Strapi drops them, for them we do. */
async function tryEdit({ desk, api, mover, id, stage, preset }: Knock & { preset: Preset }): Promise<string[]> {
  const wrong: string[] = []
  const mayEdit = mover !== 'contributor' && stageAfterEdit({ preset, stage, movers: [mover] }) !== null
  const expected = mayEdit ? preset.afterEdit[stage] : stage
  const before = await chainColumns(desk, id)
  const source = `${preset.id} bởi ${mover}`
  const sent = { source, stage: stage === 'approved' ? 'draft' : 'approved', publicSince: '2001-01-01T00:00:00.000Z' }
  const { status } = await api.call('PUT', `${ARTICLE}/${id}`, sent)
  const after = await chainColumns(desk, id)
  if ((status === 200) !== mayEdit) wrong.push(`${mover} · ${stage} · edit: ${status}`)
  if ((after.source === source) !== mayEdit) wrong.push(`${mover} · ${stage} · edit: the text says "${String(after.source)}"`)
  if (after.stage !== expected || (await stageOf(desk, id)) !== expected) wrong.push(`${mover} · ${stage} · edit: led to ${after.stage}`)
  if (after.publicSince !== before.publicSince) wrong.push(`${mover} · ${stage} · edit: wrote publicSince`)
  return wrong
}

const columns = z.object({ stage: z.string(), publicSince: z.string().nullable(), source: z.string().nullable() })

async function chainColumns(desk: Desk, id: string) {
  const sql = `select stage, public_since::text as "publicSince", source from cms.articles where document_id = $1 and published_at is null`
  return columns.parse((await desk.database.query(sql, [id])).rows[0])
}

async function fingerprint(desk: Desk, id: string): Promise<string> {
  const sql = `select (select jsonb_agg(to_jsonb(a) order by id) from cms.articles a where document_id = $1) as rows,
                      (select to_jsonb(s) from cms.item_states s where document_id = $1) as state,
                      (select count(*) from cms.outbox where document_id = $1 and payload->>'kind' <> 'audit') as orders`
  return JSON.stringify((await desk.database.query(sql, [id])).rows[0])
}
