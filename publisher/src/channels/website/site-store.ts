/**
 * What the website channel needs from a database; the port's PostgreSQL side is publisher/src/site.
 * Not in it: files. The channel writes them, inside `changePage` and `bringUp`, so that rows and files agree.
 */
import type { PageLanguage } from '@hl/config/fixed-page'
import type { SiteEntry, SiteEntryKind } from '@hl/config/outbox'
import type { Correction, Release } from '@hl/config/release'
import type { ItemType } from '@hl/config/words'
import type { ShareFace } from '../../media/share-picture'
import type { Standing } from './in-force'
import type { List, NamedListId, Places, TopicList } from './lists'

export interface SiteStore {
  /** One transaction, alone on this page: what `change` wrote is committed when this returns. */
  changePage<T>(documentId: string, change: (page: PageChange) => Promise<T>): Promise<T>
  /**
   * Brings shared keys up: alone on each of them, reading after everything raised so far is committed. `write` is not
   * called for a key that another writer already did up to its number or more.
   */
  bringUp(raised: RaisedKeys, write: (stale: StaleKey) => Promise<WrittenKey>): Promise<void>
  findPage(by: { documentId: string } | { path: string }): Promise<SitePage | null>
  /** Pages this Delivery ever made and that are still live. */
  livePages(deliveryId: string): Promise<SitePage[]>
  /** Which of these keys are not yet done up to their number. */
  keysBehind(raised: RaisedKeys): Promise<string[]>
  takedown(documentId: string): Promise<{ reason: string | null; at: Date } | null>
  images(sha256s: readonly string[]): Promise<ImageSizes>
  /** Until the picture that this address is shared with lies there, or is given up. */
  untilShareMade(options: { link: string; signal: AbortSignal }): Promise<void>
  /** A picture's first file lies there; the others are to be made. */
  saveImage(image: { sha256: string } & ImageSize): Promise<void>
}

/** Reads of one transaction. Every one is indexed and bounded, whatever the size of the site. */
export interface SiteReader {
  entries(documentIds: readonly string[]): Promise<SiteEntries>
  /** In menu order. */
  sections(): Promise<{ documentId: string; entry: SectionEntry }[]>
  /** All there ever were, by name. */
  provinces(): Promise<Province[]>
  /** The tags of live items, those with the most items first chosen, by name. */
  tags(limit: number): Promise<TagEntry[]>
  newest(of: { list: List | 'all'; limit: number } | { type: ItemType; limit: number }): Promise<Card[]>
  /** The clock that says when a page is not fresh any more. */
  now(): Promise<Date>
  /** Newest issued first. */
  documents(asked: DocumentSearch): Promise<LegalDocument[]>
  /** documentId of the fixed page that is a translation of this one */
  translationOf(documentId: string): Promise<string | null>
  documentChoices(): Promise<DocumentChoices>
  placed(range: { list: List; from: number; to: number }): Promise<Card[]>
  /** Those in the list now, the last place first. */
  lastPlaced(of: { list: NamedListId | TopicList; limit: number }): Promise<(Card & { no: number })[]>
  /** documentId → slug of the topic of advice it is in */
  topicsOf(documentIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  lastPlace(list: List | 'corrections' | 'entries'): Promise<number>
  /** Addresses of the site entries with these places in the sitemap. */
  entryPaths(range: { from: number; to: number }): Promise<string[]>
  /** documentId → the item in full, as feeds carry it (feed-content.tsx) */
  contents(documentIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Corrections of live items, newest first. */
  corrections(of: { limit: number } | { from: number; to: number }): Promise<PlacedCorrection[]>
  /** Pinned articles and videos, the longest pinned first. */
  alerts(limit: number): Promise<PinnedCard[]>
  /** The questions the board pinned, then the newest. */
  frequentQuestions(limit: number): Promise<PinnedCard[]>
  cards(documentIds: readonly string[]): Promise<Card[]>
  livePage(documentId: string): Promise<{ page: SitePage; release: Release } | null>
  imageSizes(sha256s: readonly string[]): Promise<ImageSizes>
  /** The share picture the page claims, by its name; null for one placed before there were any. */
  shareOf(documentId: string): Promise<string | null>
}

export interface StaleKey {
  key: string
  /** Where this key was written last: a section may have got another address since. */
  writtenPath: string | null
  reader: SiteReader
  /**
   * Claims these files for a page that is no Item's, alone on each name. @returns files no page uses any more.
   * Absent in a rebuild, which leaves the shared folder of media as it is.
   */
  claimMedia?(claim: { documentId: string; names: readonly string[] }): Promise<string[]>
  /** An item's page was written again: only its file changed, and how feeds carry it. */
  saveAgain(page: { documentId: string; hash: string; content: string }): Promise<void>
}

export interface PageChange extends SiteReader {
  /** The row as it was when the transaction began. */
  readonly current: SitePage | null
  /** @returns false when the address belongs to another Item, for ever */
  reservePath(path: string): Promise<boolean>
  /** As far as they belong to no other Item. @returns every address this Item ever had, the present one too */
  reserveFormer(paths: readonly string[]): Promise<string[]>
  save(page: SitePage): Promise<void>
  /** @param content what feeds carry of it; null for nothing */
  saveContent(content: string | null): Promise<void>
  /** Claims these files for the page, alone on each name. @returns files no page uses any more */
  claimMedia(names: readonly string[]): Promise<string[]>
  /** Asks for a share picture whose file is not there. */
  wantShare(share: { name: string; face: ShareFace }): Promise<void>
  /** Gives a place in each list once. A place is never freed: who is gone, or not in the list any more, leaves a gap. */
  takePlaces(lists: readonly List[]): Promise<Places>
  /** Gives each correction a place in the public list once; one that is not named any more leaves a gap. */
  placeCorrections(corrections: readonly Correction[]): Promise<{ held: number[]; opened: number[] }>
  index(document: SearchDocument): Promise<void>
  unindex(): Promise<void>
  /** Live pages that show this item as related. */
  pagesRelatedTo(documentId: string): Promise<string[]>
  /** Last in the transaction: it locks the rows of keys every publisher wants. */
  raise(keys: readonly string[]): Promise<RaisedKeys>
}

/** key → the number it was raised to */
export type RaisedKeys = { readonly [key: string]: number }

export interface WrittenKey {
  path: string | null
  hash: string | null
  /** When the page must be written again though nothing changed (an alert runs out). */
  freshUntil: Date | null
}

export interface SitePage {
  documentId: string
  deliveryId: string
  state: 'live' | 'gone'
  type: ItemType
  path: string
  title: string
  summary: string
  section: string
  /** documentIds of the site entries shown on the page */
  refs: string[]
  related: string[]
  cover: Cover | null
  youtube: YouTubeEmbed | null
  releaseHash: string
  /** SHA-256 of the page file */
  hash: string
  publishedAt: Date
  listedAt: Date
  changedAt: Date
  pinnedUntil: Date | null
  correctedAt: Date | null
  /** when what readers see of it was last changed; null: not since it appeared */
  revisedAt: Date | null
  /** of a film whose length is known */
  filmMs: number | null
  goneAt: Date | null
  goneReason: string | null
}

export interface Card {
  documentId: string
  type: ItemType
  path: string
  title: string
  summary: string
  cover: Cover | null
  publishedAt: Date
  changedAt: Date
  correctedAt: Date | null
}
/** null: not pinned */
export type PinnedCard = Card & { pinnedUntil: Date | null }
export interface PlacedCorrection {
  no: number
  correction: Correction
  /** of the item */
  title: string
  path: string
}
export type YouTubeEmbed = { videoId: string; url: string }
export type Cover = ImageSize & { sha256: string; alt: string }
/** of the largest file, after the camera's rotation; `blur` as media/variants.ts makes it; `recipe` once all files are there */
export type ImageSize = { width: number; height: number; blur: string | null; recipe: number | null }
export type ImageSizes = ReadonlyMap<string, ImageSize>

export interface SearchDocument {
  path: string
  type: ItemType
  title: string
  section: string
  /** documentId */
  unit: string | null
  summary: string
  body: string
  publishedAt: Date
}

export type FixedPage = Extract<SiteEntry, { kind: 'page' }>
export interface FixedLink {
  path: string
  title: string
  language: PageLanguage
}
export type SectionEntry = Extract<SiteEntry, { kind: 'section' }>
export type TagEntry = Extract<SiteEntry, { kind: 'tag' }>
export type LegalDocument = Extract<SiteEntry, { kind: 'legal-document' }>
export type DocumentFile = NonNullable<LegalDocument['file']>
/** What is null, or no word, was not asked for. */
export interface DocumentSearch {
  /** beginnings of words of number, title and issuer, without diacritics, lower case; all must be there */
  words: readonly string[]
  /** or how the number begins, letters and digits alone */
  number: string | null
  issuer: string | null
  year: string | null
  standing: Standing | null
  limit: number
  offset: number
}
/** What can be asked for. */
export interface DocumentChoices {
  issuers: string[]
  years: string[]
}
export interface Province {
  entry: Extract<SiteEntry, { kind: 'unit' }>
  hasItems: boolean
}
export type Imprint = Extract<SiteEntry, { kind: 'site' }>
export interface SiteEntries {
  imprint: Imprint | null
  /** to the fixed pages, in the footer's order */
  links: FixedLink[]
  get<K extends SiteEntryKind>(kind: K, documentId: string): Extract<SiteEntry, { kind: K }> | null
}
