/** After a restore the channels may hold what this database has forgotten (DELIVERY.md §4). */
export const restored = {
  id: 16,
  name: 'restored',
  sql: `
create table restored (
  at timestamptz primary key default now(),
  -- the last thing the restored database knows of
  known_until timestamptz not null
);
`,
} as const
