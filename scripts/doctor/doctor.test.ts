import { chmodSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { backups, judgeBackups } from './backups'
import { judge } from './channels'
import { clock, judgeSkew } from './clock'
import { configuration } from './configuration'
import { database, judgeSettings } from './database'
import { disk, judgeRoom } from './disk'
import { examine } from './examine'
import { mail } from './mail'
import { judge as judgeNode } from './node-version'
import { ports } from './ports'
import { publicAddress } from './public-address'
import { judgeRedis, queue } from './queue'
import { judgeQuota } from './quota'
import { isBroken, report } from './report'
import { secretFiles } from './secret-files'
import { services } from './services'
import { levels, lookAt, openWard, type Ward } from './testing/ward'
import { judgeZone } from './time-zone'

let ward: Ward
const servers: Server[] = []
const sockets = new Set<Socket>()

beforeEach(() => {
  ward = openWard()
})
afterEach(() => {
  ward.remove()
  for (const socket of sockets) socket.destroy()
  for (const server of servers.splice(0)) server.close()
})

const listen = async (server: Server): Promise<number> => {
  servers.push(server)
  server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
const serve = (listener: RequestListener) => listen(createHttpServer(listener))
const databaseUrl = process.env['TEST_DATABASE_URL'] ?? ''

describe('the doctor, on the configuration', () => {
  it('is content with none at all', async () => {
    expect(levels(await lookAt(configuration, ward.patient()))).toEqual(['good'])
  })

  it('reads what it can of a half-written one and names every mistake in Vietnamese', async () => {
    const patient = ward.patient({ CMS_PORT: 'abc', FACEBOOK_PAGE_ID: '1', SMTP_USER: 'x', PUBLIC_PORT: '9999' })
    expect(patient.env.public.port).toBe(9999)
    const findings = await lookAt(configuration, patient)
    expect(findings).toContainEqual(expect.objectContaining({ level: 'broken', what: expect.stringContaining('CMS_PORT') }))
    expect(findings).toContainEqual(expect.objectContaining({ what: expect.stringContaining('Facebook mới cấu hình một nửa') }))
    expect(findings).toContainEqual(expect.objectContaining({ what: 'SMTP_USER và SMTP_PASSWORD: đặt cả hai, hoặc bỏ cả hai' }))
    expect(JSON.stringify(findings)).not.toMatch(/Invalid|expected|half configured/)
  })

  it('notices a misspelt name and a weak secret', async () => {
    const findings = await lookAt(configuration, ward.patient({ SITE_ULR: 'x', SECRETS_KEY: 'short' }))
    expect(findings.map(({ what }) => what)).toEqual([expect.stringContaining('SITE_ULR'), expect.stringContaining('SECRETS_KEY ngắn')])
  })
})

describe('the doctor, on this machine', () => {
  it.each([
    ['20.9.0', 'good'],
    ['20.8.1', 'broken'],
    ['24.1.0', 'good'],
    ['18.20.0', 'broken'],
  ])('judges Node %s %s', (version, level) => expect(judgeNode(version).level).toBe(level))

  it('wants secrets for their owner only, and readable', async () => {
    expect(levels(await lookAt(secretFiles, ward.patient()))).toEqual(['look'])
    writeFileSync(join(ward.folder, 'secrets.json'), '{}', { mode: 0o600 })
    expect(levels(await lookAt(secretFiles, ward.patient()))).toEqual(['good'])
    chmodSync(join(ward.folder, 'secrets.json'), 0o644)
    expect(await lookAt(secretFiles, ward.patient())).toEqual([
      expect.objectContaining({ level: 'broken', todo: expect.stringContaining('chmod 600') }),
    ])
    writeFileSync(join(ward.folder, 'secrets.json'), '{ cut')
    expect(levels(await lookAt(secretFiles, ward.patient()))).toEqual(['broken', 'broken'])
  })

  it('tells a folder it may write to from one it may not', async () => {
    expect(levels(await lookAt(disk, ward.patient()))).toEqual(['good', 'good', 'good'])
    writeFileSync(join(ward.folder, 'site'), 'a file')
    const findings = await lookAt(disk, ward.patient({ SITE_DIR: '/proc/hl' }))
    expect(findings).toContainEqual(expect.objectContaining({ level: 'broken', what: expect.stringContaining('/proc/hl') }))
  })

  it.each([
    [100, 'broken'],
    [800, 'look'],
    [5_000, 'good'],
  ])('judges %d MB of room', (mib, level) => expect(judgeRoom({ folder: '/x', free: mib * 1024 ** 2 }).level).toBe(level))

  it('finds a port taken by another, and one named twice', async () => {
    expect(levels(await lookAt(ports, ward.patient(freePorts())))).toEqual(['good'])
    const taken = await listen(createServer())
    expect(await lookAt(ports, ward.patient({ ...freePorts(), CMS_PORT: String(taken) }))).toEqual([
      expect.objectContaining({ level: 'broken', what: expect.stringContaining(`Cổng ${taken} (CMS_PORT)`) }),
    ])
    const twice = await lookAt(ports, ward.patient({ ...freePorts(), INTERNAL_PORT: '39181' }))
    expect(twice).toContainEqual(expect.objectContaining({ level: 'broken', what: 'PUBLIC_PORT và INTERNAL_PORT cùng là 39181.' }))
  })

  it.each([
    ['Asia/Ho_Chi_Minh', 'good'],
    ['Europe/Paris', 'look'],
    ['Mars/Olympus', 'broken'],
  ])('judges the zone %s %s', (zone, level) => expect(judgeZone(zone).level).toBe(level))

  it('knows how old the newest backup is', async () => {
    expect(levels(await lookAt(backups, ward.patient()))).toEqual(['look'])
    mkdirSync(join(ward.folder, 'backups'))
    const file = join(ward.folder, 'backups', 'a.dump')
    writeFileSync(file, 'x')
    expect(levels(await lookAt(backups, ward.patient()))).toEqual(['good'])
    const old = new Date(Date.now() - 20 * 86_400_000)
    utimesSync(file, old, old)
    expect(levels(await lookAt(backups, ward.patient()))).toEqual(['broken'])
    expect(judgeBackups({ folder: '', newestAt: 0, now: 5 * 86_400_000 }).level).toBe('look')
  })
})

describe('the doctor, on the services', () => {
  it('calls a system that is off no fault', async () => {
    const patient = ward.patient(freePorts())
    expect(levels([...(await lookAt(services, patient)), ...(await lookAt(database, patient)), ...(await lookAt(clock, patient))])).toEqual(
      ['look', 'look', 'look'],
    )
  })

  it('passes on what the publisher says of itself, and misses who should run', async () => {
    const body = {
      status: 'failing',
      checks: { queue: { ok: false, problem: 'Hàng đợi không trả lời: website.' }, database: { ok: true } },
    }
    const port = await serve((_, response) => response.writeHead(503, { 'content-type': 'application/json' }).end(JSON.stringify(body)))
    const findings = await lookAt(services, ward.patient({ ...freePorts(), INTERNAL_PORT: String(port) }, { isRunning: true }))
    expect(findings.map(({ level, what }) => `${level}: ${what}`)).toEqual([
      'broken: hl-publisher, queue: Hàng đợi không trả lời: website.',
      'broken: hl-cms không trả lời dù hệ thống đang chạy.',
      'broken: hl-sandbox không trả lời dù hệ thống đang chạy.',
    ])
  })

  it('finds the database, its clock, and the settings that lose work', async () => {
    const findings = await lookAt(database, ward.patient({}, { databaseUrl }))
    // the tests' own database trades safety for speed
    expect(findings.map(({ what }) => what.split(' ')[0])).toEqual(['fsync', 'synchronous_commit', 'full_page_writes'])
    expect(levels(await lookAt(clock, ward.patient({}, { databaseUrl })))).toEqual(['good'])
    const safe = { version: 180_004, fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', max_connections: 200, used: 10 }
    expect(judgeSettings(safe)).toEqual([{ level: 'good', what: 'PostgreSQL 18.4, ghi bền, 10/200 kết nối' }])
    expect(levels(judgeSettings({ ...safe, version: 130_011, max_connections: 20, used: 19 }))).toEqual(['broken', 'look', 'look'])
  })

  it('says why a database cannot be entered, and never with its password', async () => {
    const wrong = new URL(databaseUrl)
    wrong.password = 'wrong-password'
    for (const url of [wrong.href, 'postgresql://u:hidden-password@127.0.0.1:1/x', databaseUrl.replace(/\/[^/]*$/, '/no_such')]) {
      const findings = await lookAt(database, ward.patient({}, { databaseUrl: url }))
      expect(levels(findings)).toEqual(['broken'])
      expect(JSON.stringify(findings)).not.toMatch(/password@|wrong-password|hidden-password/)
    }
  })

  it('judges Redis by what it would lose', async () => {
    expect(levels(judgeRedis({ version: '7.2.1', policy: 'noeviction', isAppending: true }))).toEqual(['good'])
    expect(levels(judgeRedis({ version: '6.2.0', policy: 'allkeys-lru', isAppending: false }))).toEqual(['broken', 'broken', 'look'])
    expect(levels(await lookAt(queue, ward.patient({ REDIS_URL: 'redis://127.0.0.1:1' })))).toEqual(['broken'])
    expect(levels(await lookAt(queue, ward.patient()))).toEqual(['good'])
    const redisUrl = process.env['TEST_REDIS_URL']
    if (redisUrl) expect(JSON.stringify(await lookAt(queue, ward.patient({ REDIS_URL: redisUrl })))).toContain('appendonly')
  })

  it.each([
    [900, 'good'],
    [-20_000, 'look'],
    [120_000, 'broken'],
  ])('judges a clock %d ms off', (ms, level) => expect(judgeSkew({ against: 'x', ms }).level).toBe(level))

  it('greets the mail server', async () => {
    const port = await listen(createServer((socket) => socket.end('220 mail.example ESMTP\r\n')))
    const smtp = (own: number) => ({ SMTP_HOST: '127.0.0.1', SMTP_PORT: String(own) })
    expect(levels(await lookAt(mail, ward.patient(smtp(port))))).toEqual(['good'])
    const web = await listen(createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n')))
    expect(await lookAt(mail, ward.patient(smtp(web)))).toEqual([
      expect.objectContaining({ level: 'broken', what: expect.stringContaining('không chào') }),
    ])
    expect(levels(await lookAt(mail, ward.patient(smtp(1))))).toEqual(['broken'])
    expect(levels(await lookAt(mail, ward.patient()))).toEqual(['good'])
  })

  it('knows our own site from a stranger’s at SITE_URL', async () => {
    let robots = 'User-agent: *\n'
    const port = await serve((_, response) => response.end(robots))
    mkdirSync(join(ward.folder, 'site'))
    writeFileSync(join(ward.folder, 'site', 'robots.txt'), robots)
    const patient = () => ward.patient({ SITE_URL: `http://127.0.0.1:${port}` })
    expect(levels(await lookAt(publicAddress, patient()))).toEqual(['good'])
    robots = 'another site'
    expect(levels(await lookAt(publicAddress, patient()))).toEqual(['broken'])
    const real = { CHANNEL_MODE: 'real', FACEBOOK_APP_ID: '1', FACEBOOK_APP_SECRET: 'x' }
    expect(await lookAt(publicAddress, ward.patient(real))).toEqual([
      expect.objectContaining({ level: 'broken', what: expect.stringContaining('không tới được') }),
    ])
    const nowhere = await lookAt(publicAddress, ward.patient({ ...real, SITE_URL: 'https://khong-co.invalid' }))
    expect(nowhere).toEqual([expect.objectContaining({ level: 'broken', what: expect.stringContaining('không phân giải') })])
  })
})

describe('the doctor, on the channels', () => {
  const now = new Date('2026-11-24T00:00:00Z')
  const check = { ok: true, summary: 'Fanpage "Hướng thiện" đang kết nối.', expiresAt: null, missing: [] }
  const told = { id: 'facebook' as const, isConnected: true, doors: [], facts: [], check }

  it('is content with one that is well', () => expect(judge(told, now)).toEqual([{ level: 'good', what: `Facebook: ${check.summary}` }]))

  it('tells an ending token, a missing permission, a refused account and none at all', () => {
    const in2days = new Date(now.getTime() + 2 * 86_400_000)
    expect(judge({ ...told, check: { ...check, expiresAt: in2days } }, now)).toEqual([
      expect.objectContaining({ level: 'look', what: expect.stringContaining('dưới 3 ngày') }),
    ])
    expect(levels(judge({ ...told, check: { ...check, missing: ['pages_manage_posts'] } }, now))).toEqual(['broken'])
    expect(levels(judge({ ...told, check: { ...check, ok: false, summary: 'Fanpage mất kết nối.' } }, now))).toEqual(['broken'])
    expect(levels(judge({ ...told, isConnected: false, check: null }, now))).toEqual(['look'])
  })

  it('tells a budget that today’s plan will overdraw', () => {
    const quota = {
      bucket: 'units',
      name: 'đơn vị',
      perDay: 10_000,
      used: 9_000,
      reserve: 500,
      left: 500,
      planned: 100,
      resetsAt: now.toISOString(),
    }
    expect(judgeQuota('YouTube', quota).level).toBe('good')
    expect(judgeQuota('YouTube', { ...quota, planned: 600 }).level).toBe('look')
    expect(judgeQuota('YouTube', { ...quota, used: 9_500, left: 0, planned: 0 }).level).toBe('look')
  })
})

describe('the doctor’s report', () => {
  it('cuts off what hangs, keeps what throws, and goes on', async () => {
    const hanging = { name: 'Treo', look: () => new Promise<never>(() => undefined) }
    const throwing = { name: 'Vỡ', look: () => Promise.reject(new Error('bất ngờ')) }
    const examined = await examine({ checks: [hanging, throwing], patient: ward.patient(), deadlineMs: 100 })
    expect(examined.map(({ findings }) => findings[0]?.what)).toEqual(['Chưa khám xong sau 0.1 giây.', 'Không khám được: bất ngờ'])
  })

  it('puts what is broken last, with what to do and who, and counts', () => {
    const examined = [
      { check: 'A', ms: 1, findings: [{ level: 'broken' as const, what: 'hỏng', todo: 'sửa', who: 'server' as const }] },
      { check: 'B', ms: 1, findings: [{ level: 'good' as const, what: 'tốt' }] },
    ]
    expect(report(examined)).toBe('✓ B  tốt\n✗ A  hỏng\n     → sửa (Quản trị máy chủ)\n\n1 tốt, 0 cần để ý, 1 hỏng.')
    expect(isBroken(examined)).toBe(true)
  })
})

function freePorts(): Record<string, string> {
  return { CMS_PORT: '39180', PUBLIC_PORT: '39181', INTERNAL_PORT: '39182', SANDBOX_PORT: '39183' }
}
