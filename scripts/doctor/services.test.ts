import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { clock, judgeSkew } from './clock'
import { database, judgeSettings } from './database'
import { mail } from './mail'
import { publicAddress } from './public-address'
import { judgeRedis, queue } from './queue'
import { services } from './services'
import { FREE_PORTS, levels, lookAt, useWard } from './testing/ward'

const ward = useWard()
const databaseUrl = process.env['TEST_DATABASE_URL'] ?? ''

describe('the doctor, on the services', () => {
  it('calls a system that is off no fault', async () => {
    const patient = ward.patient(FREE_PORTS)
    expect(levels([...(await lookAt(services, patient)), ...(await lookAt(database, patient)), ...(await lookAt(clock, patient))])).toEqual(
      ['look', 'look', 'look'],
    )
  })

  it('passes on what the publisher says of itself, and misses who should run', async () => {
    const body = {
      status: 'failing',
      checks: { queue: { ok: false, problem: 'Hàng đợi không trả lời: website.' }, database: { ok: true } },
    }
    const port = await ward.serve((_, response) =>
      response.writeHead(503, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    )
    const findings = await lookAt(services, ward.patient({ ...FREE_PORTS, INTERNAL_PORT: String(port) }, { isRunning: true }))
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
    const port = await ward.listen(createServer((socket) => socket.end('220 mail.example ESMTP\r\n')))
    const smtp = (own: number) => ({ SMTP_HOST: '127.0.0.1', SMTP_PORT: String(own), MAIL_FROM: 'a@b.vn' })
    expect(levels(await lookAt(mail, ward.patient(smtp(port))))).toEqual(['good'])
    const web = await ward.listen(createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n')))
    expect(await lookAt(mail, ward.patient(smtp(web)))).toEqual([
      expect.objectContaining({ level: 'broken', what: expect.stringContaining('không chào') }),
    ])
    expect(levels(await lookAt(mail, ward.patient(smtp(1))))).toEqual(['broken'])
    expect(levels(await lookAt(mail, ward.patient()))).toEqual(['good'])
  })

  it('knows our own site from a stranger’s at SITE_URL', async () => {
    let robots = 'User-agent: *\n'
    const port = await ward.serve((_, response) => response.end(robots))
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
