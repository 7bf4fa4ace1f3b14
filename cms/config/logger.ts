/** Strapi's own lines, in the form of ours: JSON unless somebody is watching, secrets redacted, requests only at `debug`. */
import { readEnv } from '@hl/config/env'
import { redact } from '@hl/config/logger'
import { format, transports } from 'winston'

const env = readEnv(process.env)
const isPretty = (env.log.format ?? (process.stdout.isTTY ? 'pretty' : 'json')) === 'pretty'

const redacted = format((info) => Object.assign(info, redact(info)))
const pretty = format.printf(({ timestamp, level, message }) => `${String(timestamp).slice(11, 23)} ${level} [cms] ${String(message)}`)

export default {
  level: env.log.level,
  transports: [new transports.Console()],
  format: format.combine(
    format.errors({ stack: true }),
    format.timestamp(),
    redacted(),
    format((info) => ({ ...info, service: 'cms' }))(),
    isPretty ? pretty : format.json(),
  ),
}
