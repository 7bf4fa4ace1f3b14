/** How the core stops a channel in mid-flight. Channels let these pass; decide.ts never sees them. */

/** Something newer is wanted, the lease is lost, or this process is stopping: put the Delivery down as it is. */
export class Superseded extends Error {
  constructor(readonly why: 'removal wanted' | 'newer wanted' | 'lease lost' | 'stopping' | 'slot busy') {
    super(`Put down: ${why}`)
    this.name = 'Superseded'
  }
}
