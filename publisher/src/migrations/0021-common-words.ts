/** A common word is counted in an eighth of the items: those are now found by themselves, and not picked out of all that have it. */
export const commonWords = {
  id: 21,
  name: 'common-words',
  sql: `
create index search_index_eighth on search_index using gin (terms) with (gin_pending_list_limit = 256) where eighth = 0;
`,
} as const
