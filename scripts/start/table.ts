/** The few lines a person needs after the start: where everything is, and who may log in. */
import type { Env } from '@hl/config/env'
import type { Credentials } from './credentials'

export function addressTable({ env, credentials }: { env: Env; credentials: Credentials | null }): string {
  const rows: [string, string][] = [
    ['Website', `${env.siteUrl}/`],
    ['Trang quản trị', `${env.cms.url}/admin`],
    ...(env.isSandbox ? [['Fanpage và kênh YouTube thử', `${env.sandbox.url}/`] satisfies [string, string]] : []),
    ['API nội bộ', `${env.internal.url}/`],
    ['Dữ liệu', env.dataDir],
  ]
  if (credentials) {
    rows.push(['Đăng nhập quản trị', `${credentials.admin.email}  ${credentials.admin.password}`])
    rows.push(['Tài khoản từng vai trò', `${env.dataDir}/credentials.json`])
  }
  const width = Math.max(...rows.map(([name]) => name.length))
  const notice = env.isSandbox ? ['', 'Chưa nối với Facebook và YouTube thật: bài được đăng lên kênh thử trên máy này.'] : []
  return [...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`), ...notice, '', 'Dừng: Ctrl-C'].join('\n')
}
