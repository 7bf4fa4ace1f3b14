// @ts-check
/**
 * Everything a fresh clone needs before its own code can run: packages, compiled code, the built admin panel. Node's own
 * modules only. Runs before `npm start` and `npm test`, does nothing when nothing changed. Not for data: see start.ts.
 *
 * `--only=test-runner` makes just enough to start the test script; `--no-panel` leaves the admin panel as it is.
 */
import { accessSync, constants, statfsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildCms } from './setup/build-cms.mjs'
import { compile } from './setup/compile.mjs'
import { installPackages } from './setup/install.mjs'
import { SetupError, say } from './setup/say.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const isTestRunnerOnly = process.argv.includes('--only=test-runner')
const isPanelNeeded = !isTestRunnerOnly && !process.argv.includes('--no-panel')

try {
  checkNode()
  checkFolder()
  await installPackages(root)
  await compile({ root, part: isTestRunnerOnly ? 'scripts' : 'everything', isStrict: !process.argv.includes('--lenient') })
  if (isPanelNeeded) await buildCms(root)
} catch (error) {
  say(`\n${sentenceOf(error)}`)
  process.exit(1)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 9)) return
  throw new SetupError(
    `Cần Node 20.9 trở lên, máy này có ${process.versions.node}. Hãy cài bản LTS mới tại https://nodejs.org rồi chạy lại lệnh.`,
  )
}

function checkFolder() {
  try {
    accessSync(root, constants.W_OK)
  } catch {
    // whatever the reason, the one thing to do is the same
    throw new SetupError(
      `Không có quyền ghi vào ${root}. Hãy chạy bằng tài khoản sở hữu thư mục này, hoặc nhờ quản trị máy chủ cấp quyền ghi.`,
    )
  }
  const { bavail, bsize } = statfsSync(root)
  const freeMb = Math.floor((bavail * bsize) / 1024 ** 2)
  if (freeMb < 1024) throw new SetupError(`Ổ đĩa chứa ${root} chỉ còn ${freeMb} MB. Hãy dọn để còn ít nhất 1 GB rồi chạy lại lệnh.`)
}

/** @param {unknown} error */
function sentenceOf(error) {
  if (error instanceof SetupError) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOSPC') return `Ổ đĩa đã đầy. Hãy dọn để còn ít nhất 1 GB rồi chạy lại lệnh.`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `Không có quyền ghi (${error instanceof Error ? error.message : code}). Hãy chạy bằng tài khoản sở hữu thư mục ${root}.`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
