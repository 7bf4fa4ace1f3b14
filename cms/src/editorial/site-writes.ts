/** Writes on sections, tags, units, contributors, legal documents, fixed pages and the imprint tell the publisher, in the same transaction. */
import type { Core } from '@strapi/strapi'
import type { SiteEntryKind } from '@hl/config/outbox'
import { slugify } from '@hl/config/slug'
import { z } from 'zod'
import { currentActor } from './actor'
import { writeParams, type DocumentMiddleware, type Next, type WriteParams, type WriteResult } from './document-middleware'
import { refuseUnfitFile } from './document-file'
import { refuseUnfitPage } from './fixed-pages'
import { lockDocument, writeOutbox } from './outbox'
import { SITE_UIDS, SLUGGED, siteKindOf, toSiteEntry } from './site-entries'
import { firstFree } from './slugs'
import type { Trx } from './transaction'

interface Write {
  strapi: Core.Strapi
  trx: Trx
  kind: SiteEntryKind
  params: WriteParams
  next: Next
}

export function siteWrites(strapi: Core.Strapi): DocumentMiddleware {
  return async (context, next) => {
    const kind = siteKindOf(context.uid)
    if (kind === undefined) return next()
    const params = writeParams(context)
    switch (context.action) {
      case 'create':
      case 'clone':
        return await strapi.db.transaction(({ trx }) => create({ strapi, trx, kind, params, next }))
      case 'update':
        return await strapi.db.transaction(({ trx }) => update({ strapi, trx, kind, params, next }))
      case 'delete':
        return await strapi.db.transaction(({ trx }) => remove({ strapi, trx, kind, params, next }))
      case 'findOne':
      case 'findFirst':
      case 'findMany':
      case 'count':
      case 'publish':
      case 'unpublish':
      case 'discardDraft':
        return next()
    }
  }
}

async function create(write: Write): Promise<WriteResult> {
  if (SLUGGED.includes(write.kind)) write.params.data = await withSlug(write)
  if (write.kind === 'page') refuseUnfitPage(write.params.data)
  const created = await write.next()
  await tell(write, z.object({ documentId: z.string() }).parse(created).documentId)
  return created
}

async function update(write: Write): Promise<WriteResult> {
  const documentId = z.string().min(1).parse(write.params.documentId)
  await lockDocument(write.trx, documentId)
  const { slug, ...data } = write.params.data ?? {}
  // An address that was given stays: pages and links already carry it.
  write.params.data = typeof slug === 'string' && slug.trim() !== '' ? { ...data, slug: slugify(slug) } : data
  if (write.kind === 'page') refuseUnfitPage(write.params.data)
  const updated = await write.next()
  await tell(write, documentId)
  return updated
}

async function remove(write: Write): Promise<WriteResult> {
  const documentId = z.string().min(1).parse(write.params.documentId)
  await lockDocument(write.trx, documentId)
  const removed = await write.next()
  const { trx, kind } = write
  await writeOutbox({ trx, documentId, actor: currentActor(write.strapi), fact: { kind: 'site', entryKind: kind, entry: null } })
  return removed
}

/** What else than its own columns the entry says. */
const NAMES: Partial<Record<SiteEntryKind, Record<string, true>>> = {
  unit: { mergedInto: true },
  page: { translationOf: true },
  'legal-document': { file: true },
}

async function tell(write: Write, documentId: string): Promise<void> {
  const { strapi, trx, kind } = write
  const row: unknown = await strapi.db.query(SITE_UIDS[kind]).findOne({ where: { documentId }, populate: NAMES[kind] ?? {} })
  if (row === null) return
  if (kind === 'legal-document') await refuseUnfitFile({ strapi, trx, row })
  await lockDocument(trx, documentId)
  await writeOutbox({
    trx,
    documentId,
    actor: currentActor(strapi),
    fact: { kind: 'site', entryKind: kind, entry: toSiteEntry(kind, row) },
  })
}

async function withSlug(write: Write): Promise<Record<string, unknown>> {
  const data = write.params.data ?? {}
  await write.trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`hl-cms:slug:${write.kind}`])
  const called = z.string().catch('')
  const named = z.object({ name: called, number: called, title: called, slug: z.string().nullish() }).parse(data)
  // a legal document is known by its number before its title
  const base = slugify(named.slug || named.name || named.number || named.title) || write.kind
  const found: unknown = await write.strapi.db.query(SITE_UIDS[write.kind]).findMany({ select: ['slug'] })
  const taken = z.array(z.object({ slug: z.string().nullish() })).parse(found)
  return { ...data, slug: firstFree(base, new Set(taken.flatMap((row) => (row.slug ? [row.slug] : [])))) }
}
