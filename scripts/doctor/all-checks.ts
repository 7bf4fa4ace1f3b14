/** Every check, in the order it is read. A new one is a file beside these and a line here. */
import { backups } from './backups'
import { channels } from './channels'
import type { Check } from './check'
import { clock } from './clock'
import { configuration } from './configuration'
import { database } from './database'
import { disk } from './disk'
import { mail } from './mail'
import { nodeVersion } from './node-version'
import { ports } from './ports'
import { publicAddress } from './public-address'
import { queue } from './queue'
import { quota } from './quota'
import { secretFiles } from './secret-files'
import { services } from './services'
import { timeZone } from './time-zone'

export const ALL_CHECKS: readonly Check[] = [
  nodeVersion,
  configuration,
  secretFiles,
  disk,
  ports,
  services,
  database,
  queue,
  clock,
  timeZone,
  channels,
  quota,
  publicAddress,
  mail,
  backups,
]
