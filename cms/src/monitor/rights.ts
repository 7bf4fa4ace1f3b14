/** Who may do what on the monitor (config/src/monitor.ts). Asked on the server for each call; the panel only hides buttons. */
import { MONITOR_RIGHTS, type MonitorRight } from '@hl/config/monitor'
import { ROLES, type Role } from '@hl/config/roles'
import type { Caller } from '../editorial/actor'
import { Refusal } from '../editorial/refusal'

export function hasRight({ caller, right }: { caller: Caller; right: MonitorRight }): boolean {
  const roles: readonly string[] = MONITOR_RIGHTS[right]
  return caller.movers.some((mover) => mover === 'super-admin' || roles.includes(mover))
}

/** @throws Refusal 403 that says who could do it */
export function demandRight(input: { caller: Caller; right: MonitorRight }): void {
  if (hasRight(input)) return
  const holders: readonly Role[] = MONITOR_RIGHTS[input.right]
  throw new Refusal({
    status: 403,
    code: 'forbidden',
    message: 'Bạn không có quyền làm việc này.',
    help: `Nhờ người có vai trò: ${holders.map((role) => ROLES[role]).join(', ')}.`,
  })
}
