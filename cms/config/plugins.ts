import { join } from 'node:path'
import { readEnv } from '@hl/config/env'
import { mailFolder } from '../src/mail/mail-folder'

const GIB = 1024 ** 3
const env = readEnv(process.env)

/** Without a mail server each message becomes a file, so that nothing is lost and everybody can look at it. */
function mailTransport() {
  const { smtp } = env.mail
  if (smtp === null) return mailFolder(join(env.dataDir, 'mail'))
  const waits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 }
  const login = smtp.login ? { auth: { user: smtp.login.user, pass: smtp.login.password } } : {}
  return { host: smtp.host, port: smtp.port, secure: smtp.isSecure, ...login, ...waits }
}

/** Judged by the bytes first, then by what the sender says. No SVG and no HTML: they can carry scripts. */
const ALLOWED_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'video/*',
  'audio/*',
  'text/vtt',
  'application/x-subrip',
  'application/pdf',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.*',
]

export default {
  email: {
    config: {
      provider: 'nodemailer',
      providerOptions: mailTransport(),
      settings: { defaultFrom: env.mail.from, defaultReplyTo: env.mail.from },
    },
  },
  /** One language. Releases, review workflows and locales of Strapi have no place in our chain. */
  i18n: { enabled: false },
  'content-releases': { enabled: false },
  'review-workflows': { enabled: false },
  /** No breakpoints: the publisher makes its own sizes; the panel needs the thumbnail only. */
  upload: { config: { sizeLimit: 2 * GIB, breakpoints: {}, security: { allowedTypes: ALLOWED_TYPES } } },
}
