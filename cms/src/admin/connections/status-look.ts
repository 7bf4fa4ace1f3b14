import { CheckCircle, CrossCircle, Information, WarningCircle } from '@strapi/icons'
import type { Connection } from '@hl/config/connection'

const LOOKS = {
  connected: { Icon: CheckCircle, tone: 'success', word: 'connection.status.connected' },
  blocked: { Icon: CrossCircle, tone: 'danger', word: 'connection.status.blocked' },
  disconnected: { Icon: WarningCircle, tone: 'warning', word: 'connection.status.disconnected' },
  none: { Icon: Information, tone: 'neutral', word: 'connection.status.none' },
} as const

/** A state in icon, word and colour. */
export function lookOfConnection({ status, problem }: Pick<Connection, 'status' | 'problem'>) {
  return LOOKS[status === 'connected' && problem ? 'blocked' : status]
}
