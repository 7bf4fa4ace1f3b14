/** Where the monitor's pages live in the panel. */
export const MONITOR_PATH = '/theo-doi'

export function deliveryPath(id: string): string {
  return `${MONITOR_PATH}/${id}`
}

/** The wizard that mends a channel's connection. */
export function connectPath(channel: string): string {
  return `/ket-noi/${channel}`
}
