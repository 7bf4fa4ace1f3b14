const GIB = 1024 ** 3

/** Judged by the bytes first, then by what the sender says. No SVG and no HTML: they can carry scripts. */
const ALLOWED_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'video/*',
  'audio/*',
  'text/vtt',
  'application/x-subrip',
  'application/pdf',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.*',
]

export default {
  /** One language. Releases, review workflows and locales of Strapi have no place in our chain. */
  i18n: { enabled: false },
  'content-releases': { enabled: false },
  'review-workflows': { enabled: false },
  /** No breakpoints: the publisher makes its own sizes; the panel needs the thumbnail only. */
  upload: { config: { sizeLimit: 2 * GIB, breakpoints: {}, security: { allowedTypes: ALLOWED_TYPES } } },
}
