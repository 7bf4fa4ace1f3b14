const GIB = 1024 ** 3

export default {
  /** One language. Releases, review workflows and locales of Strapi have no place in our chain. */
  i18n: { enabled: false },
  'content-releases': { enabled: false },
  'review-workflows': { enabled: false },
  /** No breakpoints: the publisher makes its own sizes; the panel needs the thumbnail only. */
  upload: { config: { sizeLimit: 2 * GIB, breakpoints: {} } },
}
