/**
 * Every write on an Item passes here (Document Service middleware): serialised per document, in one transaction with
 * the outbox row it causes. Lifecycles and webhooks are never used: they fire several times and may carry nothing.
 */
import type { Core } from '@strapi/strapi'
import type { ItemType } from '@hl/config/words'
import { z } from 'zod'
import { takeAct } from './act'
import { currentActor } from './actor'
import { approveDraft } from './approve'
import { writeParams, type Context, type DocumentMiddleware, type Next, type WriteParams, type WriteResult } from './document-middleware'
import { isLive, loadDraft, type Draft } from './draft'
import { itemTypeOf } from './item-types'
import { lockDocument, writeOutbox } from './outbox'
import { Refusal } from './refusal'
import { refuseUnless } from './refuse-move'
import { chooseSlug, releaseSlug, reserveSlug } from './slugs'
import { setStage } from './stage-columns'
import type { Trx } from './transaction'
import { stageAfterEdit } from './transitions'

interface Write {
  strapi: Core.Strapi
  trx: Trx
  type: ItemType
  params: WriteParams
  next: Next
}
interface DocumentWrite extends Write {
  documentId: string
}

export function itemWrites(strapi: Core.Strapi): DocumentMiddleware {
  return async (context, next) => {
    const type = itemTypeOf(context.uid)
    if (type === undefined) return next()
    switch (context.action) {
      case 'create':
        return inTransaction({ strapi, type, context, next }, create)
      case 'update':
        return inTransaction({ strapi, type, context, next }, onDocument(update))
      case 'publish':
        return inTransaction({ strapi, type, context, next }, onDocument(publish))
      case 'unpublish':
        return inTransaction({ strapi, type, context, next }, onDocument(unpublish))
      case 'delete':
        return inTransaction({ strapi, type, context, next }, onDocument(remove))
      case 'discardDraft':
        return inTransaction({ strapi, type, context, next }, onDocument(discardDraft))
      case 'clone':
        throw cloneRefused()
      case 'findOne':
      case 'findFirst':
      case 'findMany':
      case 'count':
        return next()
    }
  }
}

async function create(write: Write): Promise<WriteResult> {
  refusePublished(write.params)
  const data = { ...write.params.data, stage: 'draft', publicSince: null }
  const wanted = textOf(data, 'slug') ?? textOf(data, 'title') ?? ''
  const slug = await chooseSlug({ trx: write.trx, type: write.type, wanted, documentId: null })
  write.params.data = { plan: defaultPlan(), ...data, slug }
  const created = await write.next()
  const { documentId } = z.object({ documentId: z.string() }).parse(created)
  await reserveSlug({ trx: write.trx, type: write.type, slug, documentId })
  return created
}

async function update(write: DocumentWrite): Promise<WriteResult> {
  refusePublished(write.params)
  const draft = await loadDraft(write)
  if (!draft) return write.next()
  const stage = stageAfterEdit(draft.stage)
  if (stage === null) throw locked()
  const { publicSince: _ours, ...given } = write.params.data ?? {}
  const data = { ...given, stage }
  const slug = await slugFor({ write, draft, data })
  write.params.data = { ...data, slug }
  return write.next()
}

async function publish(write: DocumentWrite): Promise<WriteResult> {
  const act = takeAct('approve', write.documentId)
  if (!act) throw notThroughApprove()
  return approveDraft({ ...write, act })
}

/** Also what Strapi's own Unpublish does: taking down is always safe, so it needs no `takedown` call to be recorded as one. */
async function unpublish(write: DocumentWrite): Promise<WriteResult> {
  const act = takeAct('takedown', write.documentId)
  const draft = await loadDraft(write)
  const live = await isLive(write)
  if (act) refuseUnless({ transition: 'takedown', stage: draft?.stage ?? 'draft', isLive: live, movers: act.movers })
  const result = await write.next()
  if (!live) return result
  if (draft) await setStage({ trx: write.trx, type: write.type, draftId: draft.id, stage: 'taken_down' })
  await writeRemoval(write, act?.reason ?? null)
  return result
}

async function remove(write: DocumentWrite): Promise<WriteResult> {
  const wasPublic = (await loadDraft(write))?.publicSince !== null || (await isLive(write))
  const result = await write.next()
  if (wasPublic) await writeRemoval(write, null)
  else await releaseSlug(write)
  return result
}

/** Without a published version Strapi would delete the draft and put nothing in its place. */
async function discardDraft(write: DocumentWrite): Promise<WriteResult> {
  const act = takeAct('discard', write.documentId)
  const draft = await loadDraft(write)
  const live = await isLive(write)
  if (act) refuseUnless({ transition: 'discard', stage: draft?.stage ?? 'draft', isLive: live, movers: act.movers })
  if (!live) throw nothingToGoBackTo()
  const result = await write.next()
  const data = { comment: act?.comment ?? null }
  await writeOutbox({
    trx: write.trx,
    documentId: write.documentId,
    actor: currentActor(write.strapi),
    fact: { kind: 'audit', type: write.type, action: 'discard', data },
  })
  return result
}

async function writeRemoval(write: DocumentWrite, reason: string | null): Promise<void> {
  const { strapi, trx, type, documentId } = write
  await writeOutbox({ trx, documentId, actor: currentActor(strapi), fact: { kind: 'remove', type, reason } })
}

/** The slug an update leaves behind. */
async function slugFor(input: { write: DocumentWrite; draft: Draft; data: Record<string, unknown> }): Promise<string> {
  const { write, draft, data } = input
  const own = textOf(data, 'slug')
  if (draft.slug !== null && (own === null || own === draft.slug)) return draft.slug
  if (draft.slug !== null && draft.publicSince !== null) throw slugFrozen(draft.slug)
  const wanted = own ?? textOf(data, 'title') ?? draft.title ?? ''
  const slug = await chooseSlug({ trx: write.trx, type: write.type, wanted, documentId: write.documentId })
  await reserveSlug({ trx: write.trx, type: write.type, slug, documentId: write.documentId })
  return slug
}

function onDocument(handle: (write: DocumentWrite) => Promise<WriteResult>): (write: Write) => Promise<WriteResult> {
  return async (write) => {
    const documentId = z.string().min(1).parse(write.params.documentId)
    await lockDocument(write.trx, documentId)
    return handle({ ...write, documentId })
  }
}

async function inTransaction(
  input: { strapi: Core.Strapi; type: ItemType; context: Context; next: Next },
  handle: (write: Write) => Promise<WriteResult>,
): Promise<WriteResult> {
  const { strapi, type, context, next } = input
  return await strapi.db.transaction(({ trx }) => handle({ strapi, trx, type, params: writeParams(context), next }))
}

function textOf(data: Record<string, unknown>, key: string): string | null {
  const value = data[key]
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

function defaultPlan() {
  return { website: { enabled: true }, facebook: { enabled: true }, youtube: { enabled: true } }
}

/** `create` and `update` publish by themselves when asked for the published status, past the `publish` of this middleware. */
function refusePublished(params: WriteParams): void {
  if (params.status === 'published') throw notThroughApprove()
}

function notThroughApprove(): Refusal {
  return new Refusal({
    status: 403,
    code: 'not_through_approve',
    message: 'Không xuất bản trực tiếp được: bài chỉ lên các kênh khi được duyệt.',
    help: 'Trưởng Ban biên tập mở bài và bấm "Duyệt và phát hành".',
  })
}

function locked(): Refusal {
  return new Refusal({
    status: 409,
    code: 'locked',
    message: 'Bài đã gỡ hoặc không sử dụng nên đang khóa.',
    help: 'Biên tập viên bấm "Mở lại để sửa" trước khi sửa.',
  })
}

function slugFrozen(slug: string): Refusal {
  return new Refusal({
    status: 409,
    code: 'slug_frozen',
    message: `Đường dẫn "${slug}" (slug) đã công khai nên không đổi được.`,
    help: 'Giữ nguyên đường dẫn; nếu cần đường dẫn khác, hãy viết bài mới.',
  })
}

function nothingToGoBackTo(): Refusal {
  return new Refusal({
    status: 409,
    code: 'not_live',
    message: 'Bài này chưa có bản đã đăng nên không có gì để quay về.',
    help: 'Sửa tiếp bản nháp, hoặc nhờ quản trị xóa bài.',
  })
}

function cloneRefused(): Refusal {
  return new Refusal({
    status: 403,
    code: 'no_clone',
    message: 'Không nhân bản bài được: bản sao có thể làm lộ nội dung của người khác.',
    help: 'Hãy tạo bài mới.',
  })
}
