/** "Sửa nhỏ": whether a draft differs from what is live by a few characters of its texts, and by nothing else. */
import type { Core } from '@strapi/strapi'
import { canonicalJson } from '@hl/config/canonical'
import { MINOR } from '@hl/config/chain'
import type { Release } from '@hl/config/release'
import { checkLoaded } from '../checks/check-draft'
import type { Finding } from '../checks/finding'
import { buildRelease } from './build-release'
import { changedCharacters } from './changed-characters'
import { compareReleases } from './compare-releases'
import type { Draft } from './draft'
import type { ItemState } from './item-state'
import { notMinor } from './move-refusals'
import { lastRelease } from './shown-releases'
import type { Trx } from './transaction'

/** `why`: Vietnamese, to stand after "Không phải sửa nhỏ:" */
export type MinorChange = { kind: 'minor'; characters: number } | { kind: 'not_minor'; why: string }

/** Pure. @param live the Release on the channels */
export function minorChange(input: { live: Release | null; release: Release | null; findings: readonly Finding[] }): MinorChange {
  const { live, release, findings } = input
  if (live === null || release === null) return { kind: 'not_minor', why: 'chưa có bản nào đã đăng để so, hoặc bài còn thiếu' }
  if (findings.length > 0) return { kind: 'not_minor', why: `máy thấy ${findings.length} điều cần người xem` }
  const [before, after] = [split(live), split(release)]
  if (canonicalJson(before.frame) !== canonicalJson(after.frame)) {
    const changed = compareReleases({ before: live, after: release }).map((change) => change.label)
    return { kind: 'not_minor', why: `đã đổi không chỉ chữ (${changed.join(', ')})` }
  }
  const characters = countChanged(before.texts, after.texts)
  if (characters === null) return { kind: 'not_minor', why: `đã đổi quá ${MINOR.maxCharacters} ký tự` }
  if (characters === 0) return { kind: 'not_minor', why: 'chưa đổi chữ nào so với bản đã đăng' }
  return { kind: 'minor', characters }
}

interface Measured {
  strapi: Core.Strapi
  trx: Trx
  draft: Draft
}

/** In the transaction of the move, on what is in the database then. @throws Refusal */
export async function measureMinor({ strapi, trx, draft }: Measured): Promise<NonNullable<ItemState['minor']>> {
  const { findings } = await checkLoaded({ strapi, trx, draft, asksOutside: false })
  return characters(minorChange({ ...(await sides({ trx, draft })), findings }))
}

/** A file may have been replaced since it was called small. What the machine finds is the approver's to sign by now. @throws Refusal */
export async function refuseGrown({ trx, draft }: Omit<Measured, 'strapi'>): Promise<void> {
  characters(minorChange({ ...(await sides({ trx, draft })), findings: [] }))
}

function characters(change: MinorChange): { characters: number } {
  if (change.kind === 'not_minor') throw notMinor(change.why)
  return { characters: change.characters }
}

async function sides({ trx, draft }: Omit<Measured, 'strapi'>) {
  return { live: await lastRelease({ trx, documentId: draft.documentId }), release: buildRelease(draft) }
}

function countChanged(before: readonly string[], after: readonly string[]): number | null {
  let sum = 0
  for (const [index, text] of before.entries()) {
    const found = changedCharacters({ before: text, after: after[index] ?? '', most: MINOR.maxCharacters - sum })
    if (found === null) return null
    sum += found
  }
  return sum
}

/** The texts people read, in their order, and all the rest with the texts left out. */
function split({ title, summary, transcript, body, ...rest }: Release): { frame: unknown; texts: string[] } {
  const texts = [title, summary, transcript ?? '']
  const frame = { ...rest, hasTranscript: transcript !== null, body: withoutTexts(body, texts) }
  return { frame, texts }
}

function withoutTexts(value: unknown, texts: string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutTexts(one, texts))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => {
    if (key !== 'text' || typeof inner !== 'string') return [key, withoutTexts(inner, texts)]
    texts.push(inner)
    return [key, '']
  })
  return Object.fromEntries(entries)
}
