/** The board's roles; one person may hold several. System administrators have no content rights. */
export const ROLES = {
  contributor: 'Cộng tác viên',
  editor: 'Biên tập viên',
  'compliance-reviewer': 'Thẩm định viên',
  'chief-editor': 'Trưởng Ban biên tập',
  'system-admin': 'Quản trị hệ thống',
  inspector: 'Kiểm tra',
} as const
export type Role = keyof typeof ROLES
export const ROLE_IDS = Object.keys(ROLES) as Role[]
