/** The panel is bundled without @hl/config (CommonJS outside node_modules); item-path.test.ts holds this against TYPE_PATHS. */
export const ITEM_PATHS: Readonly<Record<string, string>> = {
  'api::article.article': 'articles',
  'api::video.video': 'videos',
  'api::faq.faq': 'faqs',
}

/** The address of an Item in the editorial contract; null for a type that is no Item, or for one not saved yet. */
export function editorialAddress(model: string, documentId: string | undefined): string | null {
  const path = ITEM_PATHS[model]
  return path && documentId ? `/editorial/${path}/${documentId}` : null
}
