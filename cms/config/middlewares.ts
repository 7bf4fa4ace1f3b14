const GIB = 1024 ** 3

export default [
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  'strapi::cors',
  { name: 'strapi::poweredBy', config: { poweredBy: 'hl-cms' } },
  'strapi::query',
  /** Files go to a temporary file as they arrive (formidable), so a film is never whole in memory. */
  { name: 'strapi::body', config: { jsonLimit: '5mb', formidable: { maxFileSize: 2 * GIB } } },
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
]
