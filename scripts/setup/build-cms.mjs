// @ts-check
/** The cms: its server code and its admin panel, built only when something that goes into them changed. */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, readStamp, writeStamp } from './fingerprint.mjs'
import { SetupError, lastLines, quietly, step } from './say.mjs'

/** @param {string} root */
export async function buildCms(root) {
  const cms = join(root, 'cms')
  const stampFile = join(cms, 'dist/.hl-build')
  const inputs = fingerprint({
    root,
    paths: ['package-lock.json', 'tsconfig.json', 'cms', 'config/src'],
    accept: (path) => !/\.(test\.tsx?|md|log)$/.test(path) && !/\/\.env/.test(path),
  })
  if (readStamp(stampFile) === inputs && existsSync(join(cms, 'dist/build/index.html'))) return
  rmSync(stampFile, { force: true })
  const strapi = join(root, 'node_modules/@strapi/strapi/bin/strapi.js')
  const { code, output } = await step('Dựng trang quản trị (chỉ khi mã nguồn của nó thay đổi)', () =>
    quietly({
      command: process.execPath,
      args: [strapi, 'build'],
      cwd: cms,
      env: { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true', STRAPI_DISABLE_UPDATE_NOTIFICATION: 'true' },
    }),
  )
  if (code !== 0) throw new SetupError(`Không dựng được trang quản trị. Người lập trình cần sửa:\n${lastLines(output, 30)}`)
  writeStamp(stampFile, inputs)
}
