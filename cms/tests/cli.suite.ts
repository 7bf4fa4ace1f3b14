/** Strapi's own commands, run as whoever has the server would run them. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SECRETS } from './booted-cms'
import type { Desk } from './desk'

const CMS = join(__dirname, '..')
const STRAPI = join(CMS, '../node_modules/@strapi/strapi/bin/strapi.js')
const WITHIN_MS = 90_000

export function cliSuite(desk: Desk): void {
  describe('a command of Strapi’s own', () => {
    test('that would write past the chain is refused, and what is there stays', async () => {
      const folder = join(desk.dataDir, 'ban-xuat')
      mkdirSync(folder)
      writeFileSync(join(folder, 'metadata.json'), JSON.stringify({ createdAt: new Date(), strapi: { version: '5.54.0' } }))
      const before = await articles(desk)
      const { code, output } = await strapi(desk, ['import', '--force', '-f', folder])
      expect({ code, isSaid: output.includes('"strapi import" ghi thẳng') }).toEqual({ code: 1, isSaid: true })
      expect(await articles(desk)).toEqual(before)
    }, 100_000)

    test('that would carry drafts and signed papers away is refused, and leaves no file', async () => {
      const file = join(desk.dataDir, 'mang-di')
      const { code, output } = await strapi(desk, ['export', '--no-encrypt', '--no-compress', '-f', file])
      expect({ code, isSaid: output.includes('"strapi export" chép mọi bản nháp') }).toEqual({ code: 1, isSaid: true })
      expect([file, `${file}.tar`].filter((path) => existsSync(path))).toEqual([])
    }, 100_000)

    test('that makes a super administrator leaves a trace', async () => {
      const account = ['--email=cua-sau@example.invalid', '--password=Matkhau-123', '--firstname=Cửa', '--lastname=Sau']
      expect((await strapi(desk, ['admin:create-user', ...account])).code).toBe(0)
      const found = await desk.database.query("select id from cms.admin_users where email = 'cua-sau@example.invalid'")
      expect(await desk.outbox(`account:${found.rows[0].id}`)).toMatchObject([
        { kind: 'event', subject: 'account', action: 'create', actor: { id: 'server' } },
      ])
    }, 100_000)
  })
}

async function articles(desk: Desk): Promise<unknown[]> {
  return (await desk.database.query('select id, document_id, title, stage from cms.articles order by id')).rows
}

function strapi({ cms }: Desk, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const env = { ...process.env, ...SECRETS, NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' }
  const settings = { cwd: CMS, env: { ...env, DATABASE_URL: cms.databaseUrl, DATA_DIR: cms.dataDir }, timeout: WITHIN_MS }
  return new Promise((done) => {
    const child = execFile(process.execPath, [STRAPI, ...args], settings, (_error, stdout, stderr) => {
      done({ code: child.exitCode, output: stdout + stderr })
    })
  })
}
