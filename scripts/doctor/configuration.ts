/** The environment and `.env`: what cannot be read, what nobody knows, what is too weak for real use. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../environment'
import type { Check } from './check'
import { broken, good, look, type Finding } from './finding'
import type { Patient } from './patient'

const SHORTEST_SECRET = 32

export const configuration: Check = {
  name: 'Cấu hình',
  async look({ problems, named, envFile, env }: Patient) {
    const findings: Finding[] = problems.map((problem) =>
      broken(problem, `Sửa biến đó trong ${envFile} hoặc môi trường, rồi khởi động lại.`),
    )
    for (const name of unknownNames(named)) {
      findings.push(look(`${name} trong ${envFile} không phải biến của hệ thống.`, 'Kiểm tra lỗi gõ so với .env.example, hoặc bỏ dòng đó.'))
    }
    for (const [name, secret] of [
      ['PUBLISHER_API_TOKEN', env.publisherApiToken],
      ['SECRETS_KEY', env.secretsKey],
    ] as const) {
      if (secret !== null && secret.length < SHORTEST_SECRET) {
        findings.push(
          look(
            `${name} ngắn hơn ${SHORTEST_SECRET} ký tự.`,
            'Tạo giá trị mới bằng: openssl rand -base64 32. Đổi SECRETS_KEY thì đặt giá trị cũ vào SECRETS_KEY_PREVIOUS.',
          ),
        )
      }
    }
    const mode = env.isSandbox ? 'kênh thử (chưa nối Facebook, YouTube thật)' : 'kênh thật'
    return findings.length > 0 ? findings : [good(`đọc được cả; ${mode}`)]
  },
}

/** Names in `.env` that `.env.example`, the one list of all of them, does not have. */
function unknownNames(named: readonly string[]): string[] {
  const example = join(ROOT, '.env.example')
  if (!existsSync(example)) return []
  const known = new Set([...readFileSync(example, 'utf8').matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name))
  return named.filter((name) => !known.has(name))
}
