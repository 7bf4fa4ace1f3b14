/** Files that hold passwords and keys are for their owner only. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Check } from './check'
import { broken, good, look, type Finding } from './finding'

export const secretFiles: Check = {
  name: 'Tệp bí mật',
  async look({ env, envFile, secretsProblem }) {
    const files = [join(env.dataDir, 'secrets.json'), join(env.dataDir, 'credentials.json'), envFile].filter((file) => existsSync(file))
    const findings: Finding[] = files
      .filter(isOpen)
      .map((file) => broken(`${file} người khác trên máy đọc được.`, `Chạy: chmod 600 ${file}`))
    if (secretsProblem) {
      findings.push(
        broken(
          `${secretsProblem}.`,
          'Khôi phục tệp này từ bản sao lưu; mất nó thì phiên đăng nhập và kết nối kênh cũ không dùng được nữa.',
        ),
      )
    }
    if (findings.length > 0) return findings
    if (files.length === 0) return [look('chưa có tệp nào: hệ thống chưa chạy lần đầu ở đây.', 'Chạy npm start.')]
    return [good(`${files.length} tệp, chỉ chủ đọc được`)]
  },
}

function isOpen(file: string): boolean {
  return (statSync(file).mode & 0o077) !== 0
}
