import type { Role } from '@hl/config/roles'

/** The stable code of a role in `GET /admin/roles`; its name is for people and may be changed in the panel. */
export function roleCode(role: Role): string {
  return `hl-${role}`
}
