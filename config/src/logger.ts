/** Logs: winston, one line a fact: an event name and ids. Secrets are redacted here, wherever they hide. */
import { createLogger as createWinston, format, transports } from 'winston'

export interface Logger {
  error(event: string, facts?: Facts): void
  warn(event: string, facts?: Facts): void
  info(event: string, facts?: Facts): void
  debug(event: string, facts?: Facts): void
}
export type Facts = Readonly<Record<string, unknown>>

export interface LoggerOptions {
  service: string
  level?: 'error' | 'warn' | 'info' | 'debug'
  /** default: pretty on a terminal, JSON elsewhere */
  format?: 'json' | 'pretty' | null
  /** Secret values, replaced wherever they appear, in any field; what is added later counts too. */
  secrets?: Iterable<string>
}

const SECRET_KEYS = /^(authorization|cookie|password|.*token|.*secret|appsecret_proof|(api|app|private|secrets?)_?keys?|session_?uri)$/i
const SECRET_IN_TEXT = [
  /((?:access_token|appsecret_proof|refresh_token|client_secret|upload_id|code)=)[^&\s"']+/gi,
  /((?:Bearer|OAuth)\s+)[\w.~+/|=-]+/g,
  /(:\/\/[^:/\s]+:)[^@/\s]+(?=@)/g,
  // by shape, wherever they stand: Meta's tokens; Google's access and refresh tokens and client secrets
  /()\bEAA[A-Za-z0-9]{20,}/g,
  /()\b(?:ya29\.|1\/\/0|GOCSPX-)[\w-]{16,}/g,
]

export function createLogger(options: LoggerOptions): Logger {
  const pretty = (options.format ?? (process.stdout.isTTY ? 'pretty' : 'json')) === 'pretty'
  const secrets = () => [...(options.secrets ?? [])].filter((secret) => secret.length >= 6)
  const winston = createWinston({
    level: options.level ?? 'info',
    defaultMeta: { service: options.service },
    format: format.combine(
      format.timestamp(),
      format((info) => Object.assign(info, redactFacts(info, secrets())))(),
      pretty ? format.printf(prettyLine) : format.json(),
    ),
    transports: [new transports.Console({ stderrLevels: ['error'] })],
  })
  return {
    error: (event, facts) => void winston.error(event, facts),
    warn: (event, facts) => void winston.warn(event, facts),
    info: (event, facts) => void winston.info(event, facts),
    debug: (event, facts) => void winston.debug(event, facts),
  }
}

/** A copy of `value` safe to keep or show: secret keys masked, secrets inside text masked, errors flattened. */
export function redact(value: unknown, secrets: readonly string[] = [], depth = 0): unknown {
  if (typeof value === 'string') return redactText(value, secrets)
  if (depth > 6) return '[…]'
  if (value instanceof Error) {
    const code = 'code' in value ? { code: value.code } : {}
    const cause = value.cause === undefined ? {} : { cause: redact(value.cause, secrets, depth + 1) }
    return {
      name: value.name,
      message: redactText(value.message, secrets),
      ...code,
      ...cause,
      stack: redactText(value.stack ?? '', secrets),
    }
  }
  if (Array.isArray(value)) return value.map((inner) => redact(inner, secrets, depth + 1))
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'object' && value !== null) return redactFacts(value, secrets, depth)
  return value
}

function redactFacts(facts: object, secrets: readonly string[], depth = 0): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([key, inner]) => [key, SECRET_KEYS.test(key) && inner ? '[redacted]' : redact(inner, secrets, depth + 1)]),
  )
}

function redactText(text: string, secrets: readonly string[]): string {
  const masked = SECRET_IN_TEXT.reduce((kept, pattern) => kept.replace(pattern, '$1[redacted]'), text)
  return secrets.reduce((kept, secret) => kept.replaceAll(secret, '[redacted]'), masked)
}

function prettyLine(info: Record<string, unknown>): string {
  const { timestamp, level, message, service, ...facts } = info
  const rest = Object.entries(facts).map(([key, value]) => `${key}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
  return [String(timestamp).slice(11, 23), String(level).padEnd(5), `[${String(service)}]`, String(message), ...rest].join(' ')
}
