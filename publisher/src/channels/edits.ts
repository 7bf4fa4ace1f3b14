/**
 * What a channel can still change once an Item is there, said as data beside each adapter and shown before a change is
 * approved. `edit-checks.ts` holds each channel's words against what its `deliver` really does.
 */
import type { ItemType } from '@hl/config/words'

export const EDIT_FIELDS = ['title', 'text', 'picture', 'film', 'address', 'time', 'correction'] as const
export type EditField = (typeof EDIT_FIELDS)[number]

/**
 * updated: what is there shows the new one.
 * kept: the platform does not let it be changed; the Delivery says so ("partly updated").
 * unused: the channel never showed this of an Item, so a change means nothing there.
 */
export const EDIT_REACHES = ['updated', 'kept', 'unused'] as const
export type EditReach = (typeof EDIT_REACHES)[number]

export type ChannelEdits = Readonly<Record<EditField, { reach: EditReach; /** Vietnamese, a whole sentence */ note: string }>>
/** A type may become another kind of thing on the same channel: an article a link, a video a film. */
export type EditMatrix = Readonly<Record<ItemType, ChannelEdits>>
