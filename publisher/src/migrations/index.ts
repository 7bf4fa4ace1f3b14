/** Every migration, in order. One is never edited once released; a change is a new one. */
import { spine } from './0001-spine'
import { site } from './0002-site'
import { addresses } from './0003-addresses'
import { corrections } from './0004-corrections'
import { monitor } from './0005-monitor'
import { connection } from './0006-connection'
import { health } from './0007-health'
import { provableAudit } from './0008-provable-audit'
import { tally } from './0009-tally'
import { sentShare } from './0010-sent-share'
import { pace } from './0011-pace'
import { again } from './0012-again'
import { reach } from './0013-reach'
import { ahead } from './0015-ahead'
import { restored } from './0016-restored'
import { search } from './0017-search'
import { pictures } from './0018-pictures'
import { namedLists } from './0019-named-lists'
import { rebuilt } from './0020-rebuilt'
import { commonWords } from './0021-common-words'
import { advice } from './0022-advice'
import { revised } from './0023-revised'
import type { Migration } from './migrate'

export const MIGRATIONS: readonly Migration[] = [
  spine,
  site,
  addresses,
  corrections,
  monitor,
  connection,
  health,
  provableAudit,
  tally,
  sentShare,
  pace,
  again,
  reach,
  ahead,
  restored,
  search,
  pictures,
  namedLists,
  rebuilt,
  commonWords,
  advice,
  revised,
]
