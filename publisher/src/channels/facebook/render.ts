/** Exactly what will be sent to the Page, from the Release alone; also what the editor's preview shows. */
import { plainText, type Release } from '@hl/config/release'
import { itemPath } from '@hl/config/words'
import { correctionText } from '../../release/correction-text'

export type LinkPost = {
  kind: 'link'
  message: string
  /** canonical address on our site; also the mark by which `find` knows the post */
  link: string
  /** Its addresses before that: a post keeps the link it was made with, which leads on. */
  formerLinks: string[]
  /** What Facebook's card is made from; a change asks for a fresh scrape, not for another post. */
  card: { title: string; summary: string; cover: string | null }
}
export type VideoPost = {
  kind: 'video'
  title: string
  description: string
  film: { sha256: string; size: number; mime: string; ext: string }
}
/** An Item of type video without its film: nothing can be sent. `accepts` says so long before. */
export type EmptyPost = { kind: 'empty' }
export type FacebookRendition = LinkPost | VideoPost | EmptyPost

export function renderPost({ release, siteUrl }: { release: Release; siteUrl: string }): FacebookRendition {
  return release.type === 'video' ? videoPost({ release, siteUrl }) : linkPost({ release, siteUrl })
}

export function canonicalLink({ release, siteUrl }: { release: Release; siteUrl: string }): string {
  return siteUrl + itemPath(release)
}

function linkPost({ release, siteUrl }: { release: Release; siteUrl: string }): LinkPost {
  const { title, summary, cover } = release
  return {
    kind: 'link',
    message: joined([ownText(release) ?? generatedText(release), correctionText(release.corrections)]),
    link: canonicalLink({ release, siteUrl }),
    formerLinks: (release.formerSlugs ?? []).map((slug) => canonicalLink({ release: { ...release, slug }, siteUrl })),
    card: { title, summary, cover: cover?.sha256 ?? null },
  }
}

function videoPost({ release, siteUrl }: { release: Release; siteUrl: string }): VideoPost | EmptyPost {
  const { video, title } = release
  if (!video) return { kind: 'empty' }
  const text = ownText(release) ?? joined([title, release.summary])
  const seeAlso = release.plan.website.enabled ? `Xem đầy đủ: ${canonicalLink({ release, siteUrl })}` : ''
  const { sha256, size, mime, ext } = video
  return {
    kind: 'video',
    title: tidy(title),
    description: joined([text, seeAlso, correctionText(release.corrections)]),
    film: { sha256, size, mime, ext },
  }
}

function ownText({ plan }: Release): string | null {
  return tidy(plan.facebook.message ?? '') || null
}

/** The sapo; a question has none, so the question itself and the start of its answer. The card below repeats the title. */
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

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').trim()
}
