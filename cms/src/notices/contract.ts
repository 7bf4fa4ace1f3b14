/** What the panel's routes about notices and channels answer. */
import type { Channels, Notice } from '@hl/config/channel-health'

export interface NoticesAnswer {
  notices: Notice[]
  /** how many are open; the list is bounded */
  open: number
  /** those that are this person's own task */
  ownIds: number[]
  mail: MailChoice
}

export interface MailChoice {
  /** notices about one's own tasks come by mail */
  isOn: boolean
  email: string
}

export interface ChannelsAnswer extends Channels {
  /** this person may have the platforms asked anew, and confirm what they do not tell */
  canOperate: boolean
  canConnect: boolean
}
