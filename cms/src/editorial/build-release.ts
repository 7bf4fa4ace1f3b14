/**
 * Draft → Release, pure: the same draft gives the same bytes, so the hash shown to the approver is the hash that is
 * approved. Nothing here reads a clock.
 */
import { toNfc } from '@hl/config/canonical'
import { releaseSchema, type Media, type Plan, type Release } from '@hl/config/release'
import { toReleaseBlocks } from './blocks'
import type { Draft } from './draft'
import { planOf } from './plan-of'
import { toMedia, type StrapiFile } from './stored-media'

/** @returns null while the draft lacks what every Release must have; `requirements.ts` says what */
export function buildRelease(draft: Draft): Release | null {
  const plan = planOf(draft)
  const parsed = releaseSchema.safeParse(
    toNfc({
      v: 1,
      type: draft.type,
      documentId: draft.documentId,
      slug: draft.slug,
      ...(draft.formerSlugs.length > 0 ? { formerSlugs: draft.formerSlugs } : {}),
      title: draft.title,
      summary: draft.summary ?? '',
      body: toReleaseBlocks(draft),
      cover: mediaOrNull(draft.cover),
      video: mediaOrNull(filmOf(draft)),
      captions: mediaOrNull(draft.captions),
      transcript: draft.transcript,
      section: draft.section?.documentId,
      topic: draft.topic,
      tags: draft.tags.map((tag) => tag.documentId),
      unit: draft.unit?.documentId ?? null,
      authors: draft.authors.map((author) => author.documentId),
      legalDocuments: draft.legalDocuments.map((document) => document.documentId),
      source: draft.source,
      aiGenerated: draft.aiGenerated,
      isIllustrative: draft.isIllustrative,
      pinnedUntil: draft.pinnedUntil,
      corrections: draft.corrections,
      publishedAt: draft.publicSince ?? firstPublicInstant(draft, plan),
      plan,
    }),
  )
  return parsed.success ? parsed.data : null
}

export function filmOf(draft: Draft): StrapiFile | null | undefined {
  return draft.type === 'video' ? draft.film : draft.clip
}

/**
 * The public "Đăng" date of an Item never approved before. The hash names it, so it cannot be the instant of the
 * approval: it is when the Item was handed to the approver (in an emergency: its last change), or the website's embargo
 * when that is later. `approve` keeps it in `publicSince`, and every later Release carries that.
 */
function firstPublicInstant(draft: Draft, plan: Plan): string {
  const ready = draft.state.readyAt ?? draft.updatedAt.toISOString()
  const embargo = plan.website.enabled ? plan.website.notBefore : null
  return embargo !== null && embargo > ready ? embargo : ready
}

function mediaOrNull(file: StrapiFile | null | undefined): Media | null {
  return file ? toMedia(file) : null
}
