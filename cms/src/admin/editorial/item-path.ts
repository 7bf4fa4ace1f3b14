/** The panel is bundled without @hl/config (CommonJS outside node_modules); item-path.test.ts holds this against TYPE_PATHS. */
export const ITEM_PATHS: Readonly<Record<string, string>> = {
  'api::article.article': 'articles',
  'api::video.video': 'videos',
  'api::faq.faq': 'faqs',
}

/** The address of an Item in the editorial contract; null for a type that is no Item, or for one not saved yet. */
export function editorialAddress(model: string, documentId: string | undefined): string | null {
  const type = ITEM_PATHS[model]
  return type && documentId ? itemAddress({ type, documentId }) : null
}

/** Where a form never saved asks what its main button does. */
export function firstOfferAddress(model: string): string | null {
  return editorialAddress(model, 'new')
}

interface Item {
  type: string
  documentId: string
}

export function itemAddress({ type, documentId }: Item): string {
  return `/editorial/${type}/${documentId}`
}

/** Strapi's name of the type; null when there is none. */
export function modelOf(type: string): string | null {
  return Object.entries(ITEM_PATHS).find(([, path]) => path === type)?.[0] ?? null
}

/** Where Strapi keeps the form. */
export function formPath({ type, documentId }: Item): string {
  return `/content-manager/collection-types/${modelOf(type)}/${documentId}`
}
