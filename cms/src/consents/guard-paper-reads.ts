/**
 * Strapi hides a field from a role in what it answers, but not in what it is asked to populate, filter or sort by through
 * another type. The signed paper of a consent is neither shown nor guessed that way: whoever may not read papers asks without them.
 */
import type { Core } from '@strapi/strapi'
import { requester } from '../accounts/requester'
import { moversOf } from '../editorial/actor'
import type { DocumentMiddleware } from '../editorial/document-middleware'
import { itemTypeOf } from '../editorial/item-types'
import { Refusal } from '../editorial/refusal'
import { mayReadConsents } from '../uploads/consent-files'
import { CONSENT_UID } from './consent-record'

const RELATION = 'consents'
const PAPER = 'document'

export function guardPaperReads(strapi: Core.Strapi): DocumentMiddleware {
  return async (context, next) => {
    const isItem = itemTypeOf(context.uid) !== undefined
    const user = isItem || context.uid === CONSENT_UID ? requester(strapi) : null
    if (user === null || mayReadConsents(user) || moversOf(user).includes('super-admin')) return next()
    const params: Record<string, unknown> = context.params
    if (isItem) params['populate'] = withoutBelow(params['populate'])
    const asked = [params['filters'], params['sort']].flatMap((one) => namesIn(one))
    if (asked.includes(PAPER) && (!isItem || asked.includes(RELATION))) throw notAsked()
    return next()
  }
}

/** The relation itself may be populated, nothing below it. */
function withoutBelow(populate: unknown): unknown {
  if (Array.isArray(populate)) return populate.map((path: unknown) => (isBelow(path) ? RELATION : path))
  if (typeof populate !== 'object' || populate === null) return isBelow(populate) ? RELATION : populate
  if (!(RELATION in populate) || typeof populate[RELATION] !== 'object' || populate[RELATION] === null) return populate
  const kept = Object.entries(populate[RELATION]).filter(([key]) => !REACHING_BELOW.includes(key))
  return { ...populate, [RELATION]: kept.length > 0 ? Object.fromEntries(kept) : true }
}
const REACHING_BELOW = ['populate', 'filters', 'sort', 'on']

function isBelow(path: unknown): boolean {
  return typeof path === 'string' && path.startsWith(`${RELATION}.`)
}

/** Every name in a filter or an order, however nested: `{ consents: { document: … } }`, `consents.document.name:asc`. */
function namesIn(asked: unknown): string[] {
  if (typeof asked === 'string') return asked.split(/[.,:\s]+/)
  if (Array.isArray(asked)) return asked.flatMap((one: unknown) => namesIn(one))
  if (typeof asked !== 'object' || asked === null) return []
  return Object.entries(asked).flatMap(([name, below]) => [name, ...(typeof below === 'object' ? namesIn(below) : [])])
}

function notAsked(): Refusal {
  return new Refusal({
    status: 403,
    code: 'forbidden',
    message: 'Không tìm, không xếp theo tệp phiếu đồng ý được.',
    help: 'Tìm theo số phiếu. Chỉ thẩm định viên và Trưởng Ban đọc tệp đã ký.',
  })
}
