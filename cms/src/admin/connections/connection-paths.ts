/** Where the connections live in the panel; the monitor's "Kết nối lại" leads straight to the wizard of its channel. */
export const CONNECTIONS_PATH = '/ket-noi'

export function connectionPath(channel: string): string {
  return `${CONNECTIONS_PATH}/${channel}`
}
