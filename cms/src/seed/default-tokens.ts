import type { Core } from '@strapi/strapi'

/**
 * Strapi gives an empty installation a "Full Access" and a "Read Only" token. Ours are made on purpose, with the rights they
 * need, so these go before anybody can use them: while there is no administrator yet, they can only be Strapi's own.
 */
export async function removeDefaultTokens(strapi: Core.Strapi): Promise<void> {
  const people: unknown = await strapi.db.query('admin::user').count()
  if (people !== 0) return
  const tokens: unknown = await strapi.db.query('admin::api-token').findMany({ select: ['id'] })
  for (const token of parseIds(tokens)) await strapi.service('admin::api-token-content-api').revoke(token)
}

function parseIds(rows: unknown): number[] {
  return Array.isArray(rows) ? rows.flatMap((row: unknown) => idOf(row)) : []
}

function idOf(row: unknown): number[] {
  return typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'number' ? [row.id] : []
}
