/** When what a channel could not add to a thing that stands (a thumbnail, a playlist) is worth another try; null when it is not. */
export const again = {
  id: 12,
  name: 'again',
  sql: `alter table delivery add column again_at timestamptz;`,
} as const
