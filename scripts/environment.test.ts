import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readEnv } from '@hl/config/env'
import { ROOT, parseEnvFile } from './environment'

const example = readFileSync(join(ROOT, '.env.example'), 'utf8')
const named = [...example.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1] ?? '')
/** Read by cms/config itself: Strapi's own secrets. */
const STRAPI_SECRETS = ['APP_KEYS', 'API_TOKEN_SALT', 'ADMIN_JWT_SECRET', 'TRANSFER_TOKEN_SALT', 'ENCRYPTION_KEY']
/** Read by docker-compose.yml alone. */
const COMPOSE_ONLY = ['GRAFANA_PASSWORD', 'POSTGRES_PASSWORD', 'SITE_PORT']

test('.env.example names every variable of the schema, once, and no other', () => {
  const parts = [
    ['env.ts', 'z.object({'],
    ['telling.ts', 'export const tellingVariables = {'],
    ['site-bucket.ts', 'export const siteBucketVariables = {'],
  ] as const
  const schema = parts.map(([file, start]) => schemaOf(file, start)).join('')
  const known = [...schema.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1] ?? '')
  expect(known.length).toBeGreaterThan(30)
  expect([...named].sort()).toEqual([...known, ...STRAPI_SECRETS, ...COMPOSE_ONLY].sort())
})

test('the defaults that .env.example shows are those of the schema', () => {
  const shown = parseEnvFile(example.replace(/^#(?=[A-Z])/gm, ''))
  const defaults = readEnv({})
  const { FACEBOOK_GRAPH_URL, FACEBOOK_API_VERSION, YOUTUBE_TOKEN_URL, CMS_PORT, PUBLIC_PORT, INTERNAL_PORT, SANDBOX_PORT, TZ_DISPLAY } =
    shown
  expect([CMS_PORT, PUBLIC_PORT, INTERNAL_PORT, SANDBOX_PORT].map(Number)).toEqual([
    defaults.cms.port,
    defaults.public.port,
    defaults.internal.port,
    defaults.sandbox.port,
  ])
  expect(TZ_DISPLAY).toBe(defaults.timeZone)
  const full = readEnv({ ...shown, FACEBOOK_PAGE_ID: '1', FACEBOOK_PAGE_TOKEN: 'x', FACEBOOK_APP_ID: '2', FACEBOOK_APP_SECRET: 'y' })
  const bare = readEnv({ FACEBOOK_PAGE_ID: '1', FACEBOOK_PAGE_TOKEN: 'x', FACEBOOK_APP_ID: '2', FACEBOOK_APP_SECRET: 'y' })
  expect(full.facebook).toEqual(bare.facebook)
  expect(full.facebookLooksMs).toEqual(bare.facebookLooksMs)
  expect(full.youtubeLooksMs).toEqual(bare.youtubeLooksMs)
  expect([FACEBOOK_GRAPH_URL, FACEBOOK_API_VERSION, YOUTUBE_TOKEN_URL]).toEqual([
    'https://graph.facebook.com',
    'v26.0',
    'https://oauth2.googleapis.com/token',
  ])
})

test('docker-compose.yml asks for nothing that .env.example does not name', () => {
  const asked = [...readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8').matchAll(/\$\{([A-Z0-9_]+)/g)].map((match) => match[1] ?? '')
  expect(asked.length).toBeGreaterThan(10)
  expect(asked.filter((name) => !named.includes(name))).toEqual([])
})

test('an env file may quote, comment and export', () => {
  const text = ['A=1', ' export B = "two # words" # note', "C='x'", '# D=4', 'E=', 'F=a#b', 'not a line', 'G=x # y'].join('\n')
  expect(parseEnvFile(text)).toEqual({ A: '1', B: 'two # words', C: 'x', E: '', F: 'a', G: 'x' })
})

/** The lines of one list of variables. */
function schemaOf(file: string, start: string): string {
  const source = readFileSync(join(ROOT, 'config/src', file), 'utf8')
  return source.slice(source.indexOf(start), source.indexOf('\n}', source.indexOf(start)))
}
