/** Draft → findings, pure: the same content and the same facts about its files give the same findings. Reads nothing itself. */
import { placesOf, type DraftView, type Place } from './draft-view'
import type { Finding, TextRule } from './finding'
import { aiLabel } from './rules/ai-label'
import { altTexts } from './rules/alt-texts'
import { attachedDocuments } from './rules/attached-documents'
import { consent } from './rules/consent'
import { links } from './rules/links'
import { mediaFiles } from './rules/media-files'
import { claimed, PERSONAL_RULES } from './rules/personal-numbers'
import { publicRecord } from './rules/public-record'
import { relations } from './rules/relations'
import { secrecyMarkers } from './rules/secrecy-markers'
import { tables } from './rules/tables'
import { wording } from './rules/wording'
import { searchable } from './searchable'

/** In this order one stretch of text is given to the first rule that claims it: a citizen number is no account number. */
const TEXT_RULES: readonly TextRule[] = [secrecyMarkers, ...PERSONAL_RULES, wording]
const ITEM_RULES: readonly ((view: DraftView) => Finding[])[] = [
  attachedDocuments,
  consent,
  aiLabel,
  altTexts,
  mediaFiles,
  links,
  relations,
  tables,
  publicRecord,
]

export function findings(view: DraftView): Finding[] {
  return [...placesOf(view).flatMap(inText), ...ITEM_RULES.flatMap((rule) => rule(view))]
}

function inText(place: Place): Finding[] {
  const { text, original } = searchable(place.text)
  return claimed(TEXT_RULES.flatMap((rule) => rule(text)))
    .sort((a, b) => a.from - b.from)
    .map((hit) => {
      const [from, to] = [original(hit.from), original(hit.to)]
      const { code, level, message } = hit
      const { field, blockIndex } = place
      return { code, level, field, blockIndex, from, to, excerpt: excerptOf({ text: place.text, from, to }), message }
    })
}

const AROUND = 30

function excerptOf({ text, from, to }: { text: string; from: number; to: number }): string {
  const start = Math.max(0, from - AROUND)
  const end = Math.min(text.length, to + AROUND)
  return `${start > 0 ? '…' : ''}${text.slice(start, end).trim()}${end < text.length ? '…' : ''}`
}
