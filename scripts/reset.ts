/** `npm run reset`: deletes DATA_DIR, everything in it, after a question. It stops nothing, and refuses while the system runs. */
import { existsSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, parse } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { ROOT, loadEnvironment } from './environment'
import { takeLock } from './start/lock'
import { Stop, sentenceOf } from './stop-sentence'

main().catch((error: unknown) => {
  console.error(`\n${sentenceOf(error)}`)
  process.exit(1)
})

async function main(): Promise<void> {
  const { dataDir } = loadEnvironment().env
  if (!existsSync(dataDir)) return console.log(`Không có gì để xóa: ${dataDir} không tồn tại.`)
  if ([ROOT, homedir(), parse(dataDir).root].includes(dataDir) || !existsSync(join(dataDir, 'secrets.json'))) {
    throw new Stop(`${dataDir} không phải thư mục dữ liệu do npm start tạo ra, nên không xóa. Hãy kiểm tra DATA_DIR.`)
  }
  const lock = await takeLock(dataDir)
  if (!(await isConfirmed(dataDir))) {
    lock.release()
    return console.log('Không xóa gì.')
  }
  rmSync(dataDir, { recursive: true, force: true })
  console.log(`Đã xóa ${dataDir}. Lần chạy npm start tới sẽ tạo lại từ đầu.`)
}

async function isConfirmed(dataDir: string): Promise<boolean> {
  if (process.argv.includes('--yes')) return true
  if (!process.stdin.isTTY) throw new Stop('Lệnh này xóa toàn bộ dữ liệu. Để xóa không cần hỏi lại: npm run reset -- --yes')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`Xóa TOÀN BỘ dữ liệu trong ${dataDir} (bài viết, ảnh, phim, tài khoản)? Gõ XOA để đồng ý: `)
  terminal.close()
  return answer.trim().toUpperCase() === 'XOA'
}
