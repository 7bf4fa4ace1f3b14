/** What a channel says to a Release before anything is sent, as the error a person sees. */
import { CHANNEL_NAMES, type ChannelId } from '@hl/config/words'
import type { Problem } from '../channels/channel'
import { ItemRejected } from '../channels/errors'

/** The channel will not take this Release as it is; the field and the mend are named. */
export function notAccepted({ channel, problem }: { channel: ChannelId; problem: Problem }): ItemRejected {
  return new ItemRejected({
    code: `${channel}.not_accepted`,
    message: `${CHANNEL_NAMES[channel]} không nhận: ${problem.message}`,
    help: `Sửa mục «${problem.field}» rồi trình duyệt lại.`,
    who: 'editor',
  })
}
