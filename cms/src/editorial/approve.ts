/** Approval: the Release is built, its hash compared, and the outbox row written in the transaction that publishes. */
import type { Core } from '@strapi/strapi'
import { releaseHash, type Release } from '@hl/config/release'
import type { ItemType } from '@hl/config/words'
import type { Act } from './act'
import { currentActor } from './actor'
import { buildRelease } from './build-release'
import type { Next, WriteResult } from './document-middleware'
import { isLive, loadDraft, type Draft } from './draft'
import { ITEM_UIDS } from './item-types'
import { writeOutbox } from './outbox'
import { Refusal } from './refusal'
import { refuseUnless } from './refuse-move'
import { problemsOf, type Problem } from './requirements'
import { setApproved } from './stage-columns'
import type { Trx } from './transaction'

export interface Approval {
  strapi: Core.Strapi
  trx: Trx
  type: ItemType
  documentId: string
  act: Extract<Act, { kind: 'approve' }>
  next: Next
}

/** Needs the document's lock. */
export async function approveDraft(approval: Approval): Promise<WriteResult> {
  const { strapi, trx, type, documentId, act } = approval
  const draft = await loadDraft(approval)
  if (!draft) throw notFound()
  refuseUnless({ transition: 'approve', stage: draft.stage, isLive: await isLive(approval), movers: act.movers })
  const release = releaseOf(draft)
  const hash = releaseHash(release)
  if (hash !== act.releaseHash) throw releaseMoved(hash)
  await setApproved({ trx, type, draftId: draft.id, publicSince: release.publishedAt })
  const published = await approval.next()
  const fact = { kind: 'publish', releaseHash: hash, release, comment: act.comment } as const
  await writeOutbox({ trx, documentId, actor: currentActor(strapi), fact })
  strapi.log.info(`editorial.approved ${ITEM_UIDS[type]} ${documentId} ${hash}`)
  return published
}

function releaseOf(draft: Draft): Release {
  const problems = problemsOf(draft).filter((problem) => problem.level === 'error')
  const release = problems.length === 0 ? buildRelease(draft) : null
  if (release === null) throw incomplete(problems)
  return release
}

export function notFound(): Refusal {
  return new Refusal({
    status: 404,
    code: 'not_found',
    message: 'Không có bài này.',
    help: 'Bài có thể đã bị xóa: quay lại danh sách và tải lại.',
  })
}

function incomplete(problems: readonly Problem[]): Refusal {
  const list = problems.map((problem) => problem.message).join(' ')
  return new Refusal({
    status: 400,
    code: 'incomplete',
    message: `Chưa duyệt được. ${list || 'Có trường chưa đúng dạng.'}`,
    help: 'Người viết hoặc biên tập viên bổ sung rồi lưu, sau đó duyệt lại.',
    data: { fields: problems.map((problem) => problem.field), problems },
  })
}

function releaseMoved(current: string): Refusal {
  return new Refusal({
    status: 409,
    code: 'release_moved',
    message: 'Bài đã thay đổi từ lúc bạn mở, nên bản bạn đọc không phải bản sẽ phát.',
    help: 'Đọc lại bản mới nhất rồi duyệt lại.',
    data: { releaseHash: current },
  })
}
