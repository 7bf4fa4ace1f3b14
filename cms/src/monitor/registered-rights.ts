/** The monitor's rights as Strapi knows them: what decides which menu link a role sees. The rule itself is MONITOR_RIGHTS. */
import type { Core } from '@strapi/strapi'
import { MONITOR_RIGHTS, type MonitorRight } from '@hl/config/monitor'
import type { Role } from '@hl/config/roles'

const NAMES: Readonly<Record<MonitorRight, string>> = {
  read: 'Xem theo dõi phát hành',
  operate: 'Gửi lại, hủy, xác nhận, tạm dừng, dựng lại',
  accept: 'Chấp nhận bản khác bản đã duyệt',
  connect: 'Kết nối Fanpage và kênh YouTube',
  evidence: 'Tải hồ sơ chứng cứ',
}
const RIGHTS = Object.keys(NAMES).filter((right): right is MonitorRight => right in MONITOR_RIGHTS)

/** Before Strapi gives the super administrator every right there is, hence in `register()`. */
export async function registerMonitorRights(strapi: Core.Strapi): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany(
    RIGHTS.map((right) => ({
      uid: `monitor.${right}`,
      section: 'settings',
      category: 'Theo dõi phát hành',
      displayName: NAMES[right],
    })),
  )
}

export function monitorGrants(role: Role): { action: string }[] {
  return RIGHTS.filter((right) => rolesOf(right).includes(role)).map((right) => ({ action: `api::monitor.${right}` }))
}

function rolesOf(right: MonitorRight): readonly Role[] {
  return MONITOR_RIGHTS[right]
}
