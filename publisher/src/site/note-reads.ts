/** A reader that notes what it was asked for: the keys a shared page depends on, for the manifest. */
import type { SiteReader } from '../channels/website/site-store'

export function noteReads(reader: SiteReader): { reader: SiteReader; reads: ReadonlySet<string> } {
  const reads = new Set<string>()
  const noting = new Proxy(reader, {
    get(target, name, receiver) {
      const read: unknown = Reflect.get(target, name, receiver)
      if (typeof read !== 'function') return read
      return (...asked: unknown[]): unknown => {
        reads.add(`${String(name)} ${JSON.stringify(asked).slice(1, -1)}`.trim())
        return Reflect.apply(read, target, asked)
      }
    },
  })
  return { reader: noting, reads }
}
