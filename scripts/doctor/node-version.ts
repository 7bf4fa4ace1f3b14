import type { Check } from './check'
import { broken, good } from './finding'

export const nodeVersion: Check = { name: 'Node.js', look: async () => [judge(process.versions.node)] }

export function judge(version: string) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 9)) return good(`bản ${version}`)
  return broken(`bản ${version} quá cũ: cần 20.9 trở lên.`, 'Cài bản LTS mới từ https://nodejs.org.')
}
