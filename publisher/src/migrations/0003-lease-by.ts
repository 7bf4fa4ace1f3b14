/** Whose lease it is, so that a restarted publisher need not wait for the end of a dead one's (delivery/presence.ts). */
export const leaseBy = {
  id: 3,
  name: 'lease-by',
  sql: `alter table delivery add column lease_by int;`,
} as const
