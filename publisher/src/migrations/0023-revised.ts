/** What a page says of itself beside its text: when that was last changed, and how long its film is. */
export const revised = {
  id: 23,
  name: 'revised',
  sql: `
-- null: never since it first appeared, as far as is known
alter table site_page add column revised_at timestamptz, add column film_ms integer;
`,
} as const
