import { chmodSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { backups, judgeBackups } from './backups'
import { judge } from './channels'
import { configuration } from './configuration'
import { disk, judgeRoom } from './disk'
import { examine } from './examine'
import { judge as judgeNode } from './node-version'
import { ports } from './ports'
import { judgeQuota } from './quota'
import { isBroken, report } from './report'
import { secretFiles } from './secret-files'
import { FREE_PORTS, levels, lookAt, useWard } from './testing/ward'
import { judgeZone } from './time-zone'

const ward = useWard()

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

  it('says of an app without its account that the panel could do the rest', async () => {
    const findings = await lookAt(configuration, ward.patient({ YOUTUBE_CLIENT_ID: '1', YOUTUBE_CLIENT_SECRET: 'x' }))
    expect(JSON.stringify(findings)).toContain('hoặc đặt CHANNEL_MODE là real rồi kết nối trong trang quản trị')
  })

  it('leaves out a group that misses something, and keeps the rest', async () => {
    const patient = ward.patient({ SMTP_HOST: 'mail.example', PUBLIC_PORT: '9999' })
    expect(patient.env.public.port).toBe(9999)
    expect(patient.problems).toEqual([expect.stringContaining('Đặt thêm MAIL_FROM')])
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
    expect(levels(await lookAt(ports, ward.patient(FREE_PORTS)))).toEqual(['good'])
    const taken = await ward.listen(createServer())
    expect(await lookAt(ports, ward.patient({ ...FREE_PORTS, CMS_PORT: String(taken) }))).toEqual([
      expect.objectContaining({ level: 'broken', what: expect.stringContaining(`Cổng ${taken} (CMS_PORT)`) }),
    ])
    const twice = await lookAt(ports, ward.patient({ ...FREE_PORTS, INTERNAL_PORT: '39181' }))
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
