/** Where the monitor's pages live in the panel. */
export const MONITOR_PATH = '/theo-doi'

export function deliveryPath(id: string): string {
  return `${MONITOR_PATH}/${id}`
}
