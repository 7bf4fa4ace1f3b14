/** The signs of a Delivery's states, drawn; apart from the words, so that those can be tried without a panel. */
import { CheckCircle, Clock, CrossCircle, Information, Minus, WarningCircle } from '@strapi/icons'
import type { Sign } from './delivery-words'

export type Icon = typeof CheckCircle

export const SIGN_ICONS: Readonly<Record<Sign, Icon>> = {
  done: CheckCircle,
  later: Clock,
  running: Information,
  trouble: CrossCircle,
  none: Minus,
  odd: WarningCircle,
}
