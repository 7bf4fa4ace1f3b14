/** `after` must never close a circle, or two channels would wait for each other for ever. Checked once, at start. */
import type { Media } from '@hl/config/release'
import { ITEM_TYPES, type ChannelId } from '@hl/config/words'
import { exampleRelease } from '../release/example-release'
import type { Channel } from './channel'

const FILM: Media = {
  sha256: '0'.repeat(64),
  size: 1,
  mime: 'video/mp4',
  ext: '.mp4',
  name: 'x',
  width: null,
  height: null,
  alt: null,
  caption: null,
}

/** @throws Error naming the circle */
export function assertAcyclic(channels: readonly Channel[]): void {
  for (const type of ITEM_TYPES) {
    const release = exampleRelease({ documentId: 'example', type, video: type === 'video' ? FILM : null })
    const visit = (id: ChannelId, path: readonly ChannelId[]): void => {
      if (path.includes(id)) throw new Error(`Channels wait for each other: ${[...path, id].join(' → ')}`)
      const gates = channels.find((channel) => channel.id === id)?.after(release) ?? []
      for (const gate of gates) visit(gate, [...path, id])
    }
    for (const channel of channels) visit(channel.id, [])
  }
}
