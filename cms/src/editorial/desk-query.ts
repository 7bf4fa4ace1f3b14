/** Which Items belong under which tab of "Bàn biên tập", for one caller: SQL over the desk's own table. */
import { STAGES, stageAfterEdit, type Mover, type Preset } from '@hl/config/chain'
import { EMERGENCY } from '@hl/config/chain-presets'
import { ITEM_TYPES } from '@hl/config/words'
import { z } from 'zod'
import { TAKEDOWNS_DUE } from '../consents/due-takedowns'
import type { Caller } from './actor'
import { DESK_TABS, type DeskTab } from './contract'
import { awaitedStages } from './offers'
import { rows, type Trx } from './transaction'

export interface DeskQuery {
  trx: Trx
  preset: Preset
  caller: Caller
  /** documents with a Delivery that needs somebody, as the publisher says */
  troubled: readonly string[]
}

export async function countTabs(query: DeskQuery): Promise<Record<DeskTab, number>> {
  const conditions = conditionsOf(query)
  const columns = DESK_TABS.map((tab) => `count(*) filter (where ${conditions[tab].sql})::int as ${tab}`)
  const bindings = DESK_TABS.flatMap((tab) => conditions[tab].bindings)
  const sql = `select ${columns.join(', ')} from cms.item_states s where ${visibleTo(query.caller)}`
  const bound = [...bindings, ...visibleBindings(query.caller)]
  const [counts] = await rows({ trx: query.trx, sql, bindings: bound, row: z.record(z.enum(DESK_TABS), z.number()) })
  return counts ?? { mine: 0, holding: 0, moving: 0, published: 0, problems: 0 }
}

const pageRow = z.object({ documentId: z.string(), type: z.enum(ITEM_TYPES), since: z.coerce.date() })
export type Place = z.infer<typeof pageRow>

/** What waits longest stands first; what is out, newest first. One more than `limit` tells that there is a next page. */
export async function pageOf(input: DeskQuery & { tab: DeskTab; limit: number; after: { since: Date; documentId: string } | null }) {
  const { trx, caller, tab, limit, after } = input
  const condition = conditionsOf(input)[tab]
  const isNewestFirst = tab === 'published' || tab === 'problems'
  const [compare, order] = isNewestFirst ? ['<', 'desc'] : ['>', 'asc']
  const sql = `
    select s.document_id as "documentId", s.type, s.since from cms.item_states s
     where ${visibleTo(caller)} and (${condition.sql}) ${after ? `and (s.since, s.document_id) ${compare} (?, ?)` : ''}
     order by s.since ${order}, s.document_id ${order} limit ${limit + 1}`
  const bindings = [...visibleBindings(caller), ...condition.bindings, ...(after ? [after.since, after.documentId] : [])]
  return rows({ trx, sql, bindings, row: pageRow })
}

/** A consent behind what is live was withdrawn, or is over. */
const MUST_GO = `(s.is_live and s.document_id in (select due.document_id from (${TAKEDOWNS_DUE}) due))`

interface Condition {
  sql: string
  bindings: string[]
}

function conditionsOf({ preset, caller, troubled }: DeskQuery): Record<DeskTab, Condition> {
  const me = caller.id
  const isApprover = EMERGENCY.by.some((mover) => caller.movers.includes(mover))
  const awaited = JSON.stringify(awaitedStages({ preset, movers: caller.movers }))
  // What lapsed has left everybody's hands: it waits for whoever may write there.
  const writable = JSON.stringify(STAGES.filter((stage) => stageAfterEdit({ preset, stage, movers: caller.movers }) !== null))
  const unchanged = 'not exists (select 1 from cms.item_changers c where c.document_id = s.document_id and c.user_id = ?)'
  return {
    mine: {
      sql: `(s.stage in (select jsonb_array_elements_text(?::jsonb)) and coalesce(s.holder->>'id', ?) = ?
              and (s.stage not in ('in_check', 'awaiting_approval') or ${preset.signs === 'approve' ? `s.stage = 'in_check' or ` : ''}${unchanged}))
            or (s.holder->>'id' = ? and s.returned_from is not null)
            or (s.lapsed is not null and s.holder is null and s.stage in (select jsonb_array_elements_text(?::jsonb)))
            or (${isApprover} and s.emergency is not null and s.emergency->'by'->>'id' <> ?)
            or (${isApprover} and ${MUST_GO})`,
      bindings: [awaited, me, me, me, me, writable, me],
    },
    holding: { sql: `s.holder->>'id' = ? and s.stage not in ('approved', 'rejected', 'taken_down')`, bindings: [me] },
    moving: { sql: `s.stage in ('submitted', 'in_edit', 'in_check', 'awaiting_approval')`, bindings: [] },
    published: { sql: 's.is_live', bindings: [] },
    problems: {
      sql: `${MUST_GO} or s.emergency is not null or s.lapsed is not null or s.document_id in (select jsonb_array_elements_text(?::jsonb))`,
      bindings: [JSON.stringify(troubled)],
    },
  }
}

const READS_ALL: readonly Mover[] = ['editor', 'compliance-reviewer', 'chief-editor', 'inspector', 'super-admin']

/** As the roles say it for Strapi's own lists: contributors see their own, a system administrator nothing. */
export function visibleTo({ movers }: Caller): string {
  if (movers.some((mover) => READS_ALL.includes(mover))) return 'true'
  return movers.includes('contributor') ? 's.author_id = ?' : 'false'
}

export function visibleBindings(caller: Caller): string[] {
  return visibleTo(caller).includes('?') ? [caller.id] : []
}

export function canReadItems(caller: Caller): boolean {
  return visibleTo(caller) !== 'false'
}
