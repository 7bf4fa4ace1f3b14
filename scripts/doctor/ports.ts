/** Each listener's port: ours while the system runs, free while it does not, and never the same twice. */
import { isPortFree } from '../ports'
import type { Check } from './check'
import { broken, good, type Finding } from './finding'

export const ports: Check = {
  name: 'Cổng mạng',
  async look({ env, isRunning }) {
    const wanted = [
      { name: 'CMS_PORT', ...env.cms },
      { name: 'PUBLIC_PORT', ...env.public },
      { name: 'INTERNAL_PORT', ...env.internal },
      ...(env.isSandbox ? [{ name: 'SANDBOX_PORT', host: '127.0.0.1', port: env.sandbox.port }] : []),
    ]
    const findings: Finding[] = []
    for (const [index, one] of wanted.entries()) {
      const twin = wanted.slice(0, index).find((other) => other.port === one.port)
      if (twin) findings.push(broken(`${twin.name} và ${one.name} cùng là ${one.port}.`, `Đặt ${one.name} là một cổng khác.`))
      else if (!isRunning && !(await isPortFree(one))) {
        findings.push(
          broken(`Cổng ${one.port} (${one.name}) đang bị chương trình khác dùng.`, `Dừng chương trình đó, hoặc đặt ${one.name} khác.`),
        )
      }
    }
    const list = wanted.map(({ port }) => port).join(', ')
    return findings.length > 0 ? findings : [good(isRunning ? `${list} (đang chạy)` : `${list} còn trống`)]
  },
}
