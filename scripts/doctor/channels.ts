/** Tokens and permissions of each channel: as the running publisher last heard, else asked of the platform from here. */
import { tokenWarning, channelsSchema, type ChannelHealth } from '@hl/config/channel-health'
import { CHANNEL_NAMES, type ChannelId } from '@hl/config/words'
import type { Check } from './check'
import { broken, good, look, type Finding } from './finding'
import type { Patient } from './patient'
import { askPublisher } from './publisher'

export const channels: Check = {
  name: 'Kết nối kênh',
  async look(patient, signal) {
    const told = await askPublisher(patient, { path: '/channels', schema: channelsSchema, signal })
    if (told) return told.channels.flatMap(judgeChannel)
    if (patient.env.isSandbox) return [look('kênh thử đang tắt cùng hệ thống.', 'Chạy npm start rồi khám lại.')]
    if (patient.databaseUrl === null)
      return [look('chưa khám được: kết nối nằm trong cơ sở dữ liệu đang tắt.', 'Chạy npm start rồi khám lại.')]
    return askDirectly({ patient, databaseUrl: patient.databaseUrl, signal })
  },
}

type Told = Pick<ChannelHealth, 'id' | 'isConnected' | 'doors' | 'facts'> & {
  check: { ok: boolean; summary: string; expiresAt: Date | null; missing: readonly string[] } | null
}

function judgeChannel({ id, isConnected, check, doors, facts }: ChannelHealth): Finding[] {
  const expiresAt = check?.token.expiresAt ? new Date(check.token.expiresAt) : null
  return judge({ id, isConnected, doors, facts, check: check && { ...check, expiresAt, missing: check.permissions.missing } }, new Date())
}

export function judge({ id, isConnected, check, doors, facts }: Told, now: Date): Finding[] {
  const name = CHANNEL_NAMES[id]
  if (!isConnected) return [look(`${name} chưa kết nối: bài không đăng kênh này.`, 'Mở Kết nối trong trang quản trị.', 'system')]
  const findings: Finding[] = facts
    .filter(({ level }) => level === 'wrong')
    .map(({ message, help }) => broken(`${name}: ${message}`, help || 'Mở Sức khỏe kênh trong trang quản trị.', 'system'))
  const blocked = doors.find(({ isBlocked }) => isBlocked)
  if (blocked?.reason) findings.push(broken(`${name} đang dừng: ${blocked.reason.message}`, blocked.reason.help, 'system'))
  if (check === null)
    return findings.length > 0 ? findings : [look(`${name} chưa được hỏi lần nào.`, 'Mở Sức khỏe kênh, bấm Kiểm tra lại.', 'system')]
  if (!check.ok && !blocked)
    findings.push(broken(`${name}: ${check.summary}`, 'Mở Kết nối trong trang quản trị, bấm Kết nối lại.', 'system'))
  const warning = check.expiresAt && tokenWarning({ expiresAt: check.expiresAt, now })
  if (check.ok && warning !== null)
    findings.push(look(`${name}: mã truy cập còn dưới ${warning} ngày.`, 'Bấm Kết nối lại trước khi hết hạn.', 'system'))
  if (check.ok && check.missing.length > 0)
    findings.push(broken(`${name} thiếu quyền: ${check.missing.join(', ')}.`, 'Cấp lại quyền khi Kết nối lại.', 'system'))
  return findings.length > 0 ? findings : [good(check.summary.includes(name) ? check.summary : `${name}: ${check.summary}`)]
}

interface Direct {
  patient: Patient
  databaseUrl: string
  signal: AbortSignal
}

/** Loaded only then: this part of the code wants the publisher built and the database there. */
async function askDirectly({ patient, databaseUrl, signal }: Direct): Promise<Finding[]> {
  const [{ createPool }, { openConnections }, { openChannels }, { createSiteStore }] = await Promise.all([
    import('@hl/publisher/dist/database.js'),
    import('@hl/publisher/dist/connections/open-connections.js'),
    import('@hl/publisher/dist/channels/index.js'),
    import('@hl/publisher/dist/site/site-store.js'),
  ])
  const { env } = patient
  const pool = createPool({ databaseUrl, max: 2, onError: () => undefined })
  try {
    const { sources } = openConnections({ env, pool, keepSecret: () => undefined })
    const all = openChannels({ env, site: createSiteStore({ pool }), connections: sources })
    const silent = () => undefined
    const log = { error: silent, warn: silent, info: silent, debug: silent }
    const ask = async (id: ChannelId): Promise<Finding[]> => {
      const channel = all.get(id)
      const isConnected = (await channel?.wasConnected?.()) ?? true
      if (!channel || !isConnected) return judge({ id, isConnected: false, check: null, doors: [], facts: [] }, new Date())
      const found = await channel.health({ signal, log, now: () => new Date(), noteUsage: silent, read: (_, call) => call(signal) })
      const check = { ok: found.ok, summary: found.summary, expiresAt: found.tokenExpiresAt, missing: found.missingPermissions }
      return judge({ id, isConnected, check, doors: [], facts: [...(found.facts ?? [])] }, new Date())
    }
    return (await Promise.all((['facebook', 'youtube'] as const).map(ask))).flat()
  } finally {
    await pool.end()
  }
}
