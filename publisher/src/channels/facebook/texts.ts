/** The words of a post, from the Release alone: the board's own, or what stands in for them. */
import { plainText, type Release } from '@hl/config/release'
import { itemPath } from '@hl/config/words'
import { correctionText } from '../../release/correction-text'
import { codeLine, codeOf } from '../../release/item-code'

type OnSite = { release: Release; siteUrl: string }

/** Above the card of a link, which repeats the title. */
export function cardText(release: Release): string {
  return joined([ownText(release) ?? generatedText(release), correctionText(release.corrections)])
}

/** Below a film: nothing else there says what it is about, or where more of it is. */
export function filmText({ release, siteUrl }: OnSite): string {
  return joined([wholeText(release), seeAlso({ release, siteUrl }), correctionText(release.corrections)])
}

/** Above pictures. The code line is last, whatever the board wrote: by it the post is known again. */
export function photosText({ release, siteUrl }: OnSite): string {
  return joined([filmText({ release, siteUrl }), codeLine(codeOf(release))])
}

export function commentText({ plan }: Pick<Release, 'plan'>): string | null {
  return tidy(plan.facebook.firstComment ?? '') || null
}

export function canonicalLink({ release, siteUrl }: OnSite): string {
  return siteUrl + itemPath(release)
}

export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').trim()
}

function wholeText(release: Release): string {
  const { type, title, summary } = release
  return ownText(release) ?? (type === 'faq' ? generatedText(release) : joined([title, summary]))
}

function seeAlso({ release, siteUrl }: OnSite): string {
  return release.plan.website.enabled ? `Xem đầy đủ: ${canonicalLink({ release, siteUrl })}` : ''
}

function ownText({ plan }: Release): string | null {
  return tidy(plan.facebook.message ?? '') || null
}

/** The sapo; a question has none, so the question itself and the start of its answer. */
function generatedText({ type, title, summary, body }: Release): string {
  if (type === 'faq') return joined([title, summary || opening(plainText(body))])
  return tidy(summary) || tidy(title)
}

const OPENING_LENGTH = 280
function opening(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain.length <= OPENING_LENGTH) return plain
  const cut = plain.slice(0, OPENING_LENGTH)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).replace(/[\s,;:.–-]+$/, '')}…`
}

function joined(parts: readonly string[]): string {
  return parts.map(tidy).filter(Boolean).join('\n\n')
}
