/** An evidence zip unpacked into a folder of its own, and its own verifier really run there. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import JSZip from 'jszip'

export interface Unpacked {
  folder: string
  paths: string[]
  read(path: string): string
  write(path: string, content: string | Uint8Array): void
  verify(...args: string[]): Promise<{ code: number; output: string }>
  remove(): void
}

export async function unpack(zip: Buffer): Promise<Unpacked> {
  const folder = mkdtempSync(join(tmpdir(), 'hl-unpacked-'))
  const paths: string[] = []
  for (const entry of Object.values((await JSZip.loadAsync(zip)).files)) {
    if (entry.dir) continue
    const file = join(folder, entry.name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, await entry.async('nodebuffer'))
    paths.push(entry.name)
  }
  return {
    folder,
    paths,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    write: (path, content) => writeFileSync(join(folder, path), content),
    verify: (...args) =>
      new Promise((resolve) => {
        // nothing of this project within reach: Node alone
        const options = { cwd: tmpdir(), env: { PATH: process.env['PATH'] } }
        execFile(process.execPath, [join(folder, 'verify.mjs'), ...args], options, (error, stdout, stderr) => {
          resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr })
        })
      }),
    remove: () => existsSync(folder) && rmSync(folder, { recursive: true }),
  }
}
