/** A small SMTP server for tests: takes every mail, or refuses the first few as a server in trouble does. Speaks RFC 5321. */
import { createServer, type Socket } from 'node:net'

export interface SmtpServer {
  port: number
  /** whole messages as sent, oldest first */
  mails: { to: string[]; data: string }[]
  /** answers 451 to that many */
  refuse(count: number): void
  close(): Promise<void>
}

export async function startSmtpServer(): Promise<SmtpServer> {
  const mails: SmtpServer['mails'] = []
  const sockets = new Set<Socket>()
  let refusals = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    let buffer = ''
    let to: string[] = []
    let isData = false
    const say = (line: string) => socket.write(`${line}\r\n`)
    say('220 test.invalid ESMTP')
    socket.on('data', (chunk) => {
      buffer += chunk.toString('utf8')
      for (;;) {
        const end = buffer.indexOf(isData ? '\r\n.\r\n' : '\r\n')
        if (end === -1) return
        const line = buffer.slice(0, end)
        buffer = buffer.slice(end + (isData ? 5 : 2))
        if (isData) {
          isData = false
          mails.push({ to, data: line })
          to = []
          say('250 taken')
        } else if (/^(EHLO|HELO)/i.test(line)) say('250 test.invalid')
        else if (/^RCPT TO:/i.test(line)) {
          to.push(line.slice(8).trim())
          say('250 fine')
        } else if (/^DATA/i.test(line)) {
          isData = refusals === 0
          say(isData ? '354 go on' : '451 not now')
          if (!isData) refusals -= 1
        } else if (/^QUIT/i.test(line)) {
          say('221 bye')
          socket.end()
        } else say('250 fine')
      }
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port could be had')
  return {
    port: address.port,
    mails,
    refuse: (count) => void (refusals = count),
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => done())
      }),
  }
}
