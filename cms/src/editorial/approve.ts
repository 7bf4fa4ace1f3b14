/** Approval: the Release is built, its hash compared, and the outbox row written in the transaction that publishes. */
import type { Core } from '@strapi/strapi'
import { releaseHash, type Release } from '@hl/config/release'
import type { ItemType } from '@hl/config/words'
import type { Act } from './act'
import { buildRelease } from './build-release'
import { compareReleases } from './compare-releases'
import type { Next, WriteResult } from './document-middleware'
import { loadDraft, type Draft } from './draft'
import { keepPublicSince } from './item-state'
import { ITEM_UIDS } from './item-types'
import { writeOutbox } from './outbox'
import { incomplete } from './move-refusals'
import { Refusal } from './refusal'
import { problemsOf } from './requirements'
import { personOf, settle } from './settle'
import { shownRelease } from './shown-releases'
import { keepPublicSlug } from './slugs'
import type { Trx } from './transaction'

export interface Approval {
  strapi: Core.Strapi
  trx: Trx
  type: ItemType
  documentId: string
  act: Act
  next: Next
}

/** Needs the document's lock. */
export async function approveDraft(approval: Approval): Promise<WriteResult> {
  const { strapi, trx, type, documentId, act } = approval
  const draft = await loadDraft(approval)
  if (!draft) throw notFound()
  const seen = act.body.releaseHash ?? ''
  const shown = await shownRelease({ trx, documentId, hash: seen })
  // Rights, stage and four eyes first: only an approver learns what is missing or what moved.
  const audit = await settle({ strapi, trx, draft, transition: 'approve', caller: act.caller, body: act.body })
  const release = releaseOf(draft)
  const hash = releaseHash(release)
  if (hash !== seen) throw releaseMoved({ hash, release, shown })
  await keepPublicSince({ trx, type, documentId, publicSince: release.publishedAt })
  await keepPublicSlug({ trx, type, documentId, slug: release.slug })
  const published = await approval.next()
  const fact = { kind: 'publish', releaseHash: hash, release, comment: act.body.comment || null } as const
  await writeOutbox({ trx, documentId, actor: personOf(act.caller), fact })
  await audit()
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

/** Says what moved when we know what the caller was shown. */
function releaseMoved({ hash, release, shown }: { hash: string; release: Release; shown: Release | null }): Refusal {
  const changed = shown === null ? [] : compareReleases({ before: shown, after: release })
  const list = changed.map((change) => change.label).join(', ')
  return new Refusal({
    status: 409,
    code: 'release_moved',
    message: `Bài đã thay đổi từ lúc bạn mở${list ? ` (${list})` : ''}, nên bản bạn đọc không phải bản sẽ phát.`,
    help: 'Đọc lại bản mới nhất rồi duyệt lại.',
    data: { releaseHash: hash, changed },
  })
}
