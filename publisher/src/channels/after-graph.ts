/** `after` must never close a circle, or two channels would wait for each other for ever. Checked once, at start. */
import { ITEM_TYPES, type ChannelId, type ItemType } from '@hl/config/words'
import type { Release } from '@hl/config/release'
import type { Channel } from './channel'

/** @throws Error naming the circle */
export function assertAcyclic(channels: readonly Channel[]): void {
  for (const type of ITEM_TYPES) {
    const release = example(type)
    const visit = (id: ChannelId, path: readonly ChannelId[]): void => {
      if (path.includes(id)) throw new Error(`Channels wait for each other: ${[...path, id].join(' → ')}`)
      const gates = channels.find((channel) => channel.id === id)?.after(release) ?? []
      for (const gate of gates) visit(gate, [...path, id])
    }
    for (const channel of channels) visit(channel.id, [])
  }
}

function example(type: ItemType): Release {
  const file = { sha256: '0'.repeat(64), size: 1, ext: '.x', name: 'x', width: null, height: null, alt: null, caption: null }
  const open = { enabled: true, notBefore: null }
  return {
    v: 1,
    type,
    documentId: 'example',
    slug: 'example',
    title: 'example',
    summary: 'example',
    body: [],
    cover: null,
    video: type === 'video' ? { ...file, mime: 'video/mp4' } : null,
    captions: null,
    transcript: null,
    section: 'example',
    topic: null,
    tags: [],
    unit: null,
    authors: [],
    legalDocuments: [],
    source: null,
    aiGenerated: false,
    isIllustrative: false,
    pinnedUntil: null,
    corrections: [],
    publishedAt: '2026-01-01T00:00:00.000Z',
    plan: { website: open, facebook: { ...open, message: null }, youtube: { ...open, title: null, description: null } },
  }
}
