/** What the internal routes work with. */
import type { Actor } from '@hl/config/outbox'
import type { Release } from '@hl/config/release'
import type { ChannelId } from '@hl/config/words'
import type { ConnectionDeps } from '../connections/deps'
import type { DeliveryDeps } from '../delivery/deps'
import type { EvidenceDeps } from '../evidence/export-evidence'
import type { HintQueue } from '../queue/doorbell'
import type { Probe } from '../readiness/probe'

export interface InternalDeps extends DeliveryDeps {
  token: string
  mode: 'real' | 'sandbox'
  /** The HTML of an Item's page as the site would show it. */
  previewPage(input: { release: Release; mediaBase: string }): Promise<string>
  evidence: EvidenceDeps
  connections: ConnectionDeps
  /** what the board shows */
  queues: readonly HintQueue[]
  /** what `/health/ready` looks at */
  probes: readonly Probe[]
  /** Begins to write the whole site again. @returns false while that goes on already */
  rebuildSite(actor: Actor): Promise<boolean>
  /** Begins to compare a channel with what was approved. @returns false while that goes on already */
  checkChannel(input: { channel: ChannelId; actor: Actor }): Promise<boolean>
  /** Everything is started and nothing is stopping. */
  isReady(): boolean
}
