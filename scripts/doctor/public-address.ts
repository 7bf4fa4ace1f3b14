/** Whether readers reach our site where every posted link says it is. Asked from here; a firewall outside is not seen. */
import { lookup } from 'node:dns/promises'
import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { join } from 'node:path'
import type { Check } from './check'
import { broken, good, look, type Finding } from './finding'
import type { Patient } from './patient'

const ANSWER_MS = 6_000
const LOCAL = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[?::1)/

export const publicAddress: Check = {
  name: 'Địa chỉ website',
  async look(patient, signal) {
    const { siteUrl, isSandbox } = patient.env
    const { hostname, protocol } = new URL(siteUrl)
    const isLocal = LOCAL.test(hostname)
    if (isLocal && !isSandbox)
      return [
        broken(
          `SITE_URL là ${siteUrl}: người đọc và Facebook không tới được địa chỉ này.`,
          'Đặt SITE_URL là tên miền công khai, dùng https.',
          'system',
        ),
      ]
    if (!isLocal && isIP(hostname) === 0 && !(await resolves(hostname)))
      return [broken(`tên miền ${hostname} không phân giải được.`, 'Kiểm tra bản ghi DNS của tên miền, hoặc sửa SITE_URL.', 'system')]
    const findings: Finding[] = []
    if (!isLocal && protocol !== 'https:')
      findings.push(look(`${siteUrl} không dùng https.`, 'Cấp chứng chỉ TLS ở máy chủ web đứng trước, rồi đổi SITE_URL.'))
    return [...findings, await lookAtSite(patient, signal)]
  },
}

async function resolves(hostname: string): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), ANSWER_MS).unref())
  const found = lookup(hostname).then(
    () => true,
    () => false,
  )
  return Promise.race([found, late])
}

/** Ours is the site that serves the very robots.txt which lies in SITE_DIR. */
async function lookAtSite({ env, isRunning }: Patient, signal: AbortSignal): Promise<Finding> {
  const { siteUrl, siteDir } = env
  const served = await fetch(`${siteUrl}/robots.txt`, { signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]) }).then(
    async (response) => ({ status: response.status, text: await response.text() }),
    () => null,
  )
  if (served === null) {
    const todo = 'Kiểm tra máy chủ web, tường lửa, chứng chỉ; khi hệ thống tắt thì chạy npm start.'
    return isRunning ? broken(`${siteUrl} không trả lời từ máy này.`, todo) : look(`${siteUrl} không trả lời (hệ thống đang tắt).`, todo)
  }
  const own = await readFile(join(siteDir, 'robots.txt'), 'utf8').catch(() => null)
  if (own === null) return look('chưa có website trong SITE_DIR để so.', 'Chạy npm start, hoặc npm run rebuild-site.')
  if (served.status !== 200 || served.text !== own)
    return broken(
      `${siteUrl} trả lời (${served.status}), nhưng không phải website của hệ thống này.`,
      'Kiểm tra SITE_URL, tên miền và máy chủ web có trỏ vào SITE_DIR không.',
      'system',
    )
  return good(`${siteUrl} là website của hệ thống`)
}
