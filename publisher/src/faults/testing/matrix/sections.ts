/** Sections of the board that a lane knows by name: what is in one of them has a place in its playlist. */
export const SECTIONS = [
  { documentId: 'muccanhbao', name: 'Cảnh báo' },
  { documentId: 'mucchuyenke', name: 'Chuyện kể' },
] as const
