/** Where letters go: the mail server answers as one, or the folder that keeps them can be written to. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Check } from './check'
import { broken, good, look } from './finding'

const ANSWER_MS = 5_000

export const mail: Check = {
  name: 'Thư báo',
  async look({ env }) {
    const { smtp } = env.mail
    if (smtp === null) {
      const folder = join(env.dataDir, 'mail')
      const where = existsSync(folder) ? folder : `${folder} (chưa có thư nào)`
      const todo = 'Đặt SMTP_HOST và các biến SMTP_ khác để thư tới người nhận.'
      return [env.isSandbox ? good(`ghi vào ${where}; chưa gửi thật`) : look(`không gửi cho ai, chỉ ghi vào ${where}.`, todo, 'system')]
    }
    const greeting = await greet(smtp)
    const address = `${smtp.host}:${smtp.port}`
    if (greeting === null)
      return [broken(`máy chủ thư ${address} không trả lời.`, 'Kiểm tra SMTP_HOST, SMTP_PORT, SMTP_SECURE và tường lửa.', 'system')]
    if (!greeting.startsWith('220'))
      return [
        broken(
          `${address} không chào như một máy chủ thư.`,
          'Kiểm tra SMTP_PORT và SMTP_SECURE (465 dùng TLS ngay, 587 thì không).',
          'system',
        ),
      ]
    return [good(`máy chủ thư ${address} trả lời`)]
  },
}

/** @returns the first line it says, or null when it says nothing in time */
async function greet({ host, port, isSecure }: { host: string; port: number; isSecure: boolean }): Promise<string | null> {
  return new Promise((resolve) => {
    const socket: Socket = isSecure ? connectTls({ host, port, servername: host }) : connectPlain({ host, port })
    const end = (said: string | null) => {
      socket.destroy()
      resolve(said)
    }
    socket.setTimeout(ANSWER_MS, () => end(null))
    socket.once('error', () => end(null))
    socket.once('data', (chunk: Buffer) => end(chunk.toString('latin1')))
  })
}
