/** What the connection routes answer to the panel, beside what the publisher says. */
import type { Connection } from '@hl/config/connection'

export interface ConnectionsAnswer {
  connections: ConnectionShown[]
  /** whether the one who asks may change anything */
  mayConnect: boolean
}

export interface ConnectionShown extends Connection {
  /** to be allowed at the platform beforehand */
  redirectUri: string
}
