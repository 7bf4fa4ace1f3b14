/** Who is told of what: by role, and editors of their own Items. A board without somebody in a role falls back on super administrators. */
import type { Core } from '@strapi/strapi'
import type { Notice } from '@hl/config/channel-health'
import type { Mover } from '@hl/config/chain'
import { z } from 'zod'
import { moversOf, parseAdminUser } from '../editorial/actor'
import { rows, type Trx } from '../editorial/transaction'

export interface Recipient {
  /** an admin user's id, or WEBHOOK */
  id: string
  email: string | null
  language: 'vi' | 'en'
  movers: readonly Mover[]
  emailOff: boolean
}

export const WEBHOOK = 'webhook'
export const webhookRecipient: Recipient = { id: WEBHOOK, email: null, language: 'vi', movers: [], emailOff: false }

const userSchema = z.looseObject({ email: z.string(), preferedLanguage: z.string().nullish() })
/** More people than any board has. */
const MOST_PEOPLE = 500

export async function loadPeople(strapi: Core.Strapi): Promise<Recipient[]> {
  const found: unknown[] = await strapi.db
    .query('admin::user')
    .findMany({ where: { isActive: true, blocked: false }, populate: { roles: true }, orderBy: { id: 'asc' }, limit: MOST_PEOPLE })
  const sql = 'select user_id as id from cms.notice_choices where email_off'
  const off = await rows({ trx: strapi.db.connection, sql, bindings: [], row: z.object({ id: z.string() }) })
  return found.map((row) => {
    const user = parseAdminUser(row)
    const { email, preferedLanguage } = userSchema.parse(row)
    const id = String(user.id)
    const language = preferedLanguage === 'en' ? 'en' : 'vi'
    return { id, email, language, movers: moversOf(user), emailOff: off.some((choice) => choice.id === id) }
  })
}

/** Whom an Item of the list belongs to: who wrote it, and who changed it since its last approval. */
export async function loadOwners(input: { trx: Trx; documentIds: readonly string[] }): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { trx, documentIds } = input
  if (documentIds.length === 0) return new Map()
  const sql = `
    with asked as (select jsonb_array_elements_text(?::jsonb) as document_id)
    select document_id as "documentId", author_id as "userId" from cms.item_states join asked using (document_id) where author_id is not null
    union select document_id, user_id from cms.item_changers join asked using (document_id)`
  const row = z.object({ documentId: z.string(), userId: z.string() })
  const found = await rows({ trx, sql, bindings: [JSON.stringify(documentIds)], row })
  const owners = new Map<string, Set<string>>()
  for (const { documentId, userId } of found) owners.set(documentId, (owners.get(documentId) ?? new Set()).add(userId))
  return owners
}

const HOLDERS = { operator: 'system-admin', duty: 'chief-editor' } as const satisfies Record<string, Mover>

export interface Board {
  people: readonly Recipient[]
  owners: ReadonlyMap<string, ReadonlySet<string>>
}

/** The notices that are this person's own task, each with the Items that are hers. */
export function ownNotices({ notices, recipient, board }: { notices: readonly Notice[]; recipient: Recipient; board: Board }): Notice[] {
  if (recipient.id === WEBHOOK) return [...notices]
  return notices.flatMap((notice) => {
    if (notice.who === 'editor') return ofEditor({ notice, recipient, board })
    const holder = notice.who === 'nobody' ? null : HOLDERS[notice.who]
    return holder !== null && holds({ recipient, holder, board }) ? [notice] : []
  })
}

/** Who keeps an eye on the whole: told once a day of what is others' task. */
export function watchesAll(recipient: Recipient): boolean {
  return recipient.movers.some((mover) => mover === 'system-admin' || mover === 'chief-editor')
}

function holds({ recipient, holder, board }: { recipient: Recipient; holder: Mover; board: Board }): boolean {
  const isHeld = board.people.some((person) => person.movers.includes(holder))
  return recipient.movers.includes(isHeld ? holder : 'super-admin')
}

/** An Item nobody is known to own concerns every editor. Fewer or more of hers is what is news to her. */
function ofEditor({ notice, recipient, board }: { notice: Notice; recipient: Recipient; board: Board }): Notice[] {
  const active = new Set(board.people.map((person) => person.id))
  const items = notice.items.filter(({ documentId }) => {
    const owners = [...(board.owners.get(documentId) ?? [])].filter((id) => active.has(id))
    return owners.length > 0 ? owners.includes(recipient.id) : holds({ recipient, holder: 'editor', board })
  })
  return items.length > 0 ? [{ ...notice, items, count: items.length, revision: items.length }] : []
}
