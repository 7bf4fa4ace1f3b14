/** One word for how a channel stands: icon, word and colour, the most pressing first. */
import { CheckCircle, Clock, CrossCircle, Information, WarningCircle } from '@strapi/icons'
import type { ChannelHealth, HealthFact } from '@hl/config/channel-health'
import type { ChannelWord } from '../translations/channels'

export type Tone = 'success' | 'danger' | 'warning' | 'neutral'
export interface Look {
  word: ChannelWord
  Icon: typeof CheckCircle
  tone: Tone
  /** for words with a time in them */
  at?: string
}

export function lookOf(channel: ChannelHealth): Look {
  const door = channel.doors.find(({ bucket }) => bucket === '')
  if (door?.isBlocked) return { word: 'channels.state.blocked', Icon: CrossCircle, tone: 'danger' }
  if (!channel.isConnected) return { word: 'channels.state.unconnected', Icon: Information, tone: 'neutral' }
  if (channel.check && !channel.check.ok) return { word: 'channels.state.unwell', Icon: CrossCircle, tone: 'danger' }
  if (channel.check?.token.level === 'expired') return { word: 'channels.state.unwell', Icon: CrossCircle, tone: 'danger' }
  if (door?.isPaused) return { word: 'channels.state.paused', Icon: Clock, tone: 'warning' }
  if (door?.heldUntil) return { word: 'channels.state.held', Icon: Clock, tone: 'warning', at: door.heldUntil }
  if (channel.facts.some(({ level }) => level === 'wrong')) return { word: 'channels.state.unwell', Icon: WarningCircle, tone: 'warning' }
  const level = channel.check?.token.level
  if (level === 'soon' || level === 'urgent') return { word: 'channels.state.ending', Icon: WarningCircle, tone: 'warning' }
  if (channel.check === null) return { word: 'channels.state.unknown', Icon: Information, tone: 'neutral' }
  return { word: 'channels.state.well', Icon: CheckCircle, tone: 'success' }
}

export const FACT_LOOKS = {
  fine: { word: 'channels.fact.fine', Icon: CheckCircle, tone: 'success' },
  unknown: { word: 'channels.fact.unknown', Icon: Information, tone: 'neutral' },
  wrong: { word: 'channels.fact.wrong', Icon: WarningCircle, tone: 'danger' },
} as const satisfies Record<HealthFact['level'], Look>

export const TOKEN_TONES = {
  unknown: 'neutral',
  endless: 'success',
  fine: 'success',
  soon: 'warning',
  urgent: 'danger',
  expired: 'danger',
} as const satisfies Record<NonNullable<ChannelHealth['check']>['token']['level'], Tone>
