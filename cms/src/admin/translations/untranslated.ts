/** What of Strapi's panel has no Vietnamese, and why: parts that need a licence, or that are switched off here. Counted by the test. */
export interface Untranslated {
  /** As its package is called: `admin`, `upload`, … */
  plugin: string
  /** Keys that begin so; an empty one means the whole plugin. */
  prefix: string
  why: string
}

const LICENSED_AUDIT = 'The audit log of Strapi needs a licence; ours is the publisher’s.'
const LICENSED_AI = 'Strapi AI needs a licence.'
const NO_RIGHT = 'Nobody has the right to it (cms/src/accounts/super-admin.ts), so no menu and no page shows it.'
const TOURS =
  'Shown in the development mode of Strapi only: its Overview, Tours and ProfilePage ask for it, and our set-up builds for production.'

export const UNTRANSLATED: readonly Untranslated[] = [
  { plugin: 'i18n', prefix: '', why: `Content has one language. ${NO_RIGHT}` },
  { plugin: 'content-releases', prefix: '', why: 'Licensed, and switched off in cms/config/plugins.ts.' },
  { plugin: 'review-workflows', prefix: '', why: 'Licensed, and switched off in cms/config/plugins.ts.' },
  { plugin: 'admin', prefix: 'Settings.permissions.auditLogs.', why: LICENSED_AUDIT },
  { plugin: 'admin', prefix: 'widget.last-activity.link', why: LICENSED_AUDIT },
  { plugin: 'admin', prefix: 'Settings.application.ee.', why: 'Seats of a licence.' },
  {
    plugin: 'admin',
    prefix: 'app.components.UpsellBanner.',
    why: 'Advertisement; switched off in cms/config/admin.ts (promoteEE: false).',
  },
  { plugin: 'admin', prefix: 'app.components.NpsSurvey.', why: 'Strapi’s survey; switched off in cms/config/admin.ts (nps: false).' },
  { plugin: 'admin', prefix: 'app.components.MediaLibraryBanner.', why: 'Advertisement; closed at the start by app.tsx.' },
  {
    plugin: 'admin',
    prefix: 'HomePage.widget.deploy-now.',
    why: 'Advertisement for Strapi Cloud, shown only with its plugin, which is not installed.',
  },
  { plugin: 'admin', prefix: 'tours.', why: TOURS },
  { plugin: 'content-manager', prefix: 'history.', why: 'The history of versions needs a licence.' },
  { plugin: 'content-type-builder', prefix: 'chat.', why: LICENSED_AI },
  { plugin: 'content-type-builder', prefix: 'table.content.create-first-content-type.import-code', why: LICENSED_AI },
  { plugin: 'content-type-builder', prefix: 'table.content.create-first-content-type.start-with-prompt', why: LICENSED_AI },
  { plugin: 'upload', prefix: 'ai.', why: LICENSED_AI },
  { plugin: 'upload', prefix: 'settings.form.aiMetadata.', why: LICENSED_AI },
  { plugin: 'upload', prefix: 'asset-details.replace.description.ai', why: LICENSED_AI },
  { plugin: 'upload', prefix: 'list.bulk-actions.create-metadata', why: LICENSED_AI },
  { plugin: 'upload', prefix: 'upload.progress.file.generatingMetadata', why: LICENSED_AI },
  { plugin: 'upload', prefix: 'upload.progress.file.metadata', why: LICENSED_AI },
  { plugin: 'upload', prefix: 'upload.progress.generatingMetadata.', why: LICENSED_AI },
  { plugin: 'upload', prefix: 'upload.progress.metadataGenerated.', why: LICENSED_AI },
]
