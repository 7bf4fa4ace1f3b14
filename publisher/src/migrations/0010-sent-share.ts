/** How much of an upload has gone, from 0 to 1, for people who wait for it; null when no channel has said. */
export const sentShare = {
  id: 10,
  name: 'sent-share',
  sql: `alter table delivery add column sent_share real;`,
} as const
