/** What lies below SITE_DIR, for tests. */
import { readdir, readFile, readlink, realpath } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { sha256 } from '@hl/config/canonical'
import type { TestSite } from './test-site'

/** Pages whose file is not what the manifest says. */
export async function manifestDiffers({ pool, siteDir }: Pick<TestSite, 'pool' | 'siteDir'>): Promise<string[]> {
  const { rows } = await pool.query<{ path: string; hash: string }>(
    `select path, hash from site_page where state = 'live'
     union all select path, hash from site_key where path is not null and key not like 'page/%'`,
  )
  const differing = await Promise.all(
    rows.map(async ({ path, hash }) => {
      const file = join(siteDir, path.endsWith('/') ? `${path}index.html` : path)
      return sha256(await readFile(file)) === hash ? null : path
    }),
  )
  return differing.filter((path) => path !== null)
}

/** Not about anything that is published. */
const OURS = /^(assets\/.*|\.running|robots\.txt|favicon\.svg|sw\.js|manifest\.webmanifest|apple-touch-icon\.png|icon-512\.png)$/

/** Files that no row accounts for: neither a page that is live, nor a shared one, nor the notice of one taken down. */
export async function strayFiles({ pool, siteDir }: Pick<TestSite, 'pool' | 'siteDir'>): Promise<string[]> {
  const { rows } = await pool.query<{ file: string }>(
    `select ltrim(regexp_replace(path, '/$', '/index.html'), '/') as file from (
       select path from site_page where state = 'live'
       union all select path from site_key where path is not null and key not like 'page/%'
       union all select '/.gone' || rtrim(site_path.path, '/') || '.html' from site_path join site_page using (document_id)
         where state = 'gone') known`,
  )
  const known = new Set(rows.map(({ file }) => file))
  const names = Object.keys(await everyHash({ siteDir })).map((name) => name.replace(/\.(br|gz)$/, ''))
  return [...new Set(names)].filter((name) => !known.has(name) && !OURS.test(name) && !name.startsWith('media/'))
}

/** @returns file → SHA-256 */
export async function everyHash({ siteDir }: Pick<TestSite, 'siteDir'>): Promise<Record<string, string>> {
  const root = await realpath(siteDir)
  const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const hashes = files.map(async (entry) => {
    const file = join(entry.parentPath, entry.name)
    return [relative(root, file), sha256(await readFile(file))] as const
  })
  return Object.fromEntries(await Promise.all(hashes))
}

const FORMS = [
  { suffix: '.br', expand: brotliDecompressSync },
  { suffix: '.gz', expand: gunzipSync },
]

/** Of what a reader can ask for: file → SHA-256 of what is in it, the same in all its forms, or what is wrong with them. */
export async function everyText({ siteDir }: Pick<TestSite, 'siteDir'>): Promise<Record<string, string>> {
  const root = await realpath(siteDir)
  const names = (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory() && !/\.(tmp|running)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  const texts = await Promise.all(names.map(async (name) => [name, await textOf({ root, name, names })] as const))
  return Object.fromEntries(texts.flatMap(([name, text]) => (text === null ? [] : [[name, text]])))
}

/** @returns null for a compressed form, which is looked at with its plain one */
async function textOf({ root, name, names }: { root: string; name: string; names: readonly string[] }): Promise<string | null> {
  const form = FORMS.find(({ suffix }) => name.endsWith(suffix))
  if (form) return names.includes(name.slice(0, -form.suffix.length)) ? null : 'compressed, and no plain one'
  const file = join(root, name)
  if (name.startsWith('.moved/')) return `leads to ${await readlink(file)}`
  const hash = sha256(await readFile(file))
  const differs = FORMS.filter(({ suffix }) => names.includes(name + suffix)).map(async ({ suffix, expand }) =>
    sha256(expand(await readFile(file + suffix))) === hash ? '' : `, not in ${suffix}`,
  )
  return hash + (await Promise.all(differs)).join('')
}
