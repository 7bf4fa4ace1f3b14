/** The closed lists every part shares: item types, channels, stages, roles. Names are fixed by the contract. */

export const ITEM_TYPES = ['article', 'video', 'faq'] as const
export type ItemType = (typeof ITEM_TYPES)[number]

/** How a type is spelled in addresses: `/editorial/articles/…`, `?type=articles`. */
export const TYPE_PATHS = { article: 'articles', video: 'videos', faq: 'faqs' } as const satisfies Record<ItemType, string>
export type TypePath = (typeof TYPE_PATHS)[ItemType]

export const CHANNEL_IDS = ['website', 'facebook', 'youtube'] as const
export type ChannelId = (typeof CHANNEL_IDS)[number]

export const CHANNEL_NAMES: Record<ChannelId, string> = { website: 'Website', facebook: 'Facebook', youtube: 'YouTube' }

/** The public address of an item, below the site's root. A slug is reserved for ever; a former address leads on to this one. */
export function itemPath(item: { type: ItemType; slug: string }): string {
  const folder = { article: 'bai-viet', video: 'video', faq: 'hoi-dap' }[item.type]
  return `/${folder}/${item.slug}/`
}

export function typeFromPath(path: string): ItemType | undefined {
  return ITEM_TYPES.find((type) => TYPE_PATHS[type] === path)
}
