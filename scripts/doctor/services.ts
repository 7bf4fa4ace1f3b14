/** Whether cms, publisher and sandbox answer, and what the publisher says is not well. A system that is off is no fault. */
import { z } from 'zod'
import { localAddress } from '../start/ready'
import type { Check } from './check'
import { broken, good, look, type Finding } from './finding'
import type { Patient } from './patient'
import { askPublisher } from './publisher'

const readySchema = z.object({
  status: z.enum(['ok', 'starting', 'failing']),
  checks: z.record(z.string(), z.object({ ok: z.boolean(), problem: z.string().optional() })).optional(),
})
const ANSWER_MS = 5_000
const SEE_LOG = 'Xem nhật ký trong DATA_DIR/logs, rồi khởi động lại (npm start).'

export const services: Check = {
  name: 'Dịch vụ',
  async look(patient, signal) {
    const { env, isRunning } = patient
    const others = [
      { name: 'hl-cms', url: `${isRunning ? localAddress(env.cms) : env.cms.url}/_health` },
      ...(env.isSandbox ? [{ name: 'hl-sandbox', url: `${env.sandbox.url}/health` }] : []),
    ]
    const found = await Promise.all([lookAtPublisher(patient, signal), ...others.map((one) => lookAt({ ...one, patient, signal }))])
    const isOff = !isRunning && found.flat().every(({ level }) => level === 'look')
    return isOff ? [look('hệ thống đang tắt.', 'Chạy npm start (hoặc docker compose up -d).')] : found.flat()
  },
}

async function lookAtPublisher(patient: Patient, signal: AbortSignal): Promise<Finding[]> {
  const ready = await askPublisher(patient, { path: '/health/ready', schema: readySchema, signal })
  if (ready === null) return [silent('hl-publisher', patient)]
  if (ready.status === 'starting') return [look('hl-publisher đang khởi động hoặc đang dừng.', 'Chờ một phút rồi khám lại.')]
  const wrong = Object.entries(ready.checks ?? {}).filter(([, { ok }]) => !ok)
  if (wrong.length === 0) return [good('hl-publisher sẵn sàng')]
  return wrong.map(([name, { problem }]) => broken(`hl-publisher, ${name}: ${problem ?? 'không tốt'}`, SEE_LOG))
}

async function lookAt({
  name,
  url,
  patient,
  signal,
}: {
  name: string
  url: string
  patient: Patient
  signal: AbortSignal
}): Promise<Finding[]> {
  const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]) }).catch(() => null)
  if (response?.ok) return [good(`${name} trả lời`)]
  return [response ? broken(`${name} báo không tốt (${response.status}).`, SEE_LOG) : silent(name, patient)]
}

function silent(name: string, { isRunning }: Patient): Finding {
  return isRunning ? broken(`${name} không trả lời dù hệ thống đang chạy.`, SEE_LOG) : look(`${name} không trả lời.`, 'Chạy npm start.')
}
