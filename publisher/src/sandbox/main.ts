/** `hl-sandbox`: the stand-in for Facebook and YouTube as a process of its own. Used when neither platform is configured. */
import { readEnv } from '@hl/config/env'
import { createLogger } from '@hl/config/logger'
import { exitWithParent } from '@hl/config/parent'
import { startSandbox } from './server'

process.title = 'hl-sandbox'

async function main(): Promise<void> {
  const env = readEnv(process.env)
  const logger = createLogger({ service: 'sandbox', level: env.log.level, format: env.log.format })
  const sandbox = await startSandbox({ env, logger })
  const stop = (signal: string) => {
    logger.info('sandbox_stopping', { signal })
    sandbox.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  exitWithParent()
}

main().catch((error: unknown) => {
  process.stderr.write(`Môi trường thử (hl-sandbox) không khởi động được. ${causeOf(error)}\n`)
  process.exit(1)
})

function causeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE')
    return 'Cổng đã có chương trình khác dùng: người quản trị máy chủ hãy tắt chương trình đó hoặc đặt SANDBOX_PORT khác.'
  if (code === 'EACCES' || code === 'EPERM')
    return 'Không được ghi vào thư mục dữ liệu: người quản trị máy chủ hãy cấp quyền ghi cho DATA_DIR.'
  if (code === 'ENOSPC') return 'Ổ đĩa đã đầy: người quản trị máy chủ hãy giải phóng chỗ trống.'
  return error instanceof Error ? error.message : String(error)
}
