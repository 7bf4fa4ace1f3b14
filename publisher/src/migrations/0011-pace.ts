/** When work was last begun on a channel near its limit: all processes space what they begin by this one row. */
export const pace = {
  id: 11,
  name: 'pace',
  sql: `alter table channel_usage add column paced_at timestamptz;`,
} as const
