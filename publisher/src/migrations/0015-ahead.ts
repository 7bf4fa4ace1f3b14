/** What is done ahead of an embargo, which nobody may see before its hour (docs/decisions/0019). */
export const ahead = {
  id: 15,
  name: 'ahead',
  sql: `
alter table delivery
  -- whatever stands on the channel was made ahead, and no step towards showing it has begun
  add column ahead boolean not null default false,
  -- for this wanted_seq nothing more can be done ahead
  add column prepared_seq bigint not null default 0;
create index receipt_retiring on receipt (delivery_id) where status = 'retiring';
`,
} as const
