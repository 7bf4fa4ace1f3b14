/** What Strapi hands to a document action and to a side panel. */
export interface ActionProps {
  model: string
  collectionType: string
  /** `published`: the live version is shown, which nobody edits */
  activeTab?: string
  documentId?: string
  document?: { updatedAt?: unknown }
}

/** What Strapi takes from one: null shows nothing. */
export interface ActionDescription {
  label: string
  onClick?: (event?: unknown) => unknown
  [setting: string]: unknown
}

export interface DocumentAction {
  (props: ActionProps): ActionDescription | null
  type?: string
  position?: string | string[]
}
