import type { StrapiApp } from '@strapi/strapi/admin'
import type { DocumentAction } from './editorial/action-props'

/** What Strapi documents of its content manager, as far as we use it; it types the apis of a plugin as unknown. */
export interface ContentManagerApis {
  addDocumentAction(change: (actions: DocumentAction[]) => DocumentAction[]): void
  addBulkAction(change: (actions: DocumentAction[]) => DocumentAction[]): void
  addEditViewSidePanel(change: (panels: unknown[]) => unknown[]): void
  addRichTextBlocks(blocks: Readonly<Record<string, unknown>>): void
}

const NAMES = [
  'addDocumentAction',
  'addBulkAction',
  'addEditViewSidePanel',
  'addRichTextBlocks',
] as const satisfies readonly (keyof ContentManagerApis)[]

/** @throws when an update of Strapi has taken one away */
export function parseContentManagerApis(app: StrapiApp): ContentManagerApis {
  const apis: Record<string, unknown> = app.getPlugin('content-manager').apis
  if (isComplete(apis)) return apis
  throw new Error(`Strapi's content manager lacks one of ${NAMES.join(', ')}`)
}

function isComplete(apis: Record<string, unknown>): apis is Record<string, unknown> & ContentManagerApis {
  return NAMES.every((name) => typeof apis[name] === 'function')
}
