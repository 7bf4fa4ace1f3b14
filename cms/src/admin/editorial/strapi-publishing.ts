export interface Typed {
  type?: string
}

const OURS = ['publish', 'unpublish', 'discard', 'clone']

/** Strapi's own ways to the channels: the server refuses them, so the panel does not offer them. */
export function withoutStrapiPublishing(actions: readonly Typed[]): Typed[] {
  return actions.filter((action) => action.type === undefined || !OURS.includes(action.type))
}
