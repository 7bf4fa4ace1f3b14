/** For a refusal that is none: what was wanted is so already. */
import { ChannelError } from '../errors'

/** @returns a catch that lets everything through but this one answer */
export function unless(code: string): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof ChannelError && error.code === code)) throw error
  }
}
