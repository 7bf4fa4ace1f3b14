/** What the environment says about how people are told: working hours, mail, webhook, and how often at most. */
import { z } from 'zod'
import type { WorkHours } from './work-hours'

const text = z.string().trim().min(1).optional()
const clock = /^([01]\d|2[0-3]):[0-5]\d$/
const ms = (fallback: number) => z.coerce.number().int().min(100).default(fallback)

export const tellingVariables = {
  /** When people are at work, in TZ_DISPLAY: what can wait is told then. Days: 1 = Monday. */
  WORK_HOURS: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'must look like 08:00-17:00')
    .refine((hours) => hours.slice(0, 5) < hours.slice(6), 'must end later than it begins')
    .default('08:00-17:00'),
  WORK_DAYS: z
    .string()
    .regex(/^[1-7](,[1-7])*$/, 'must look like 1,2,3,4,5')
    .default('1,2,3,4,5'),
  /** Between two looks of the publisher at what people must be told, and at what is planned. */
  NOTICE_WATCH_MS: ms(5_000),
  LOOK_AHEAD_MS: ms(60_000),
  /** Between two looks of cms at whom to write to. */
  NOTICE_SEND_MS: ms(5_000),
  /** No person gets a second message sooner. */
  NOTICE_EVERY_MS: ms(15 * 60_000),
  /** What is not somebody's own task is told once a day, then. */
  NOTICE_DIGEST_AT: z.string().regex(clock, 'must look like 07:30').default('07:30'),
  NOTICE_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  NOTICE_WEBHOOK_SECRET: text,
  SMTP_HOST: text,
  SMTP_PORT: z.coerce.number().int().min(1).max(65535).default(587),
  /** true: TLS from the first byte (port 465); false: STARTTLS where the server offers it */
  SMTP_SECURE: z.stringbool().default(false),
  SMTP_USER: text,
  SMTP_PASSWORD: text,
  MAIL_FROM: text,
}
/** For mails that become files. */
const NOBODY = 'Con đường hướng thiện <khong-tra-loi@conduonghuongthien.invalid>'

type Variables = z.infer<z.ZodObject<typeof tellingVariables>>

export interface SmtpEnv {
  host: string
  port: number
  isSecure: boolean
  /** null: the server asks for no login */
  login: { user: string; password: string } | null
}

export function tellingFrom(raw: Variables & { TZ_DISPLAY: string }) {
  return {
    workHours: workHoursOf(raw),
    watchMs: raw.NOTICE_WATCH_MS,
    lookAheadMs: raw.LOOK_AHEAD_MS,
    notices: {
      sendMs: raw.NOTICE_SEND_MS,
      everyMs: raw.NOTICE_EVERY_MS,
      digestMinutes: minutesOf(raw.NOTICE_DIGEST_AT),
      webhook:
        raw.NOTICE_WEBHOOK_URL && raw.NOTICE_WEBHOOK_SECRET ? { url: raw.NOTICE_WEBHOOK_URL, secret: raw.NOTICE_WEBHOOK_SECRET } : null,
    },
    mail: { from: raw.MAIL_FROM ?? NOBODY, smtp: smtpOf(raw) },
  }
}

/** What is set by half and would fail only when it is needed. */
export function tellingProblems(raw: Variables): string[] {
  const problems: string[] = []
  if (!raw.NOTICE_WEBHOOK_URL !== !raw.NOTICE_WEBHOOK_SECRET)
    problems.push('NOTICE_WEBHOOK_URL and NOTICE_WEBHOOK_SECRET: set both, or neither; an unsigned notice could be anybody’s')
  if (!raw.SMTP_USER !== !raw.SMTP_PASSWORD) problems.push('SMTP_USER and SMTP_PASSWORD: set both, or neither')
  if (raw.SMTP_USER && !raw.SMTP_HOST) problems.push('SMTP_HOST: set it too, or remove SMTP_USER and SMTP_PASSWORD')
  if (raw.SMTP_HOST && !raw.MAIL_FROM) problems.push('MAIL_FROM: set it too; a mail server takes no mail from nobody')
  return problems
}

function smtpOf(raw: Variables): SmtpEnv | null {
  if (!raw.SMTP_HOST) return null
  const login = raw.SMTP_USER && raw.SMTP_PASSWORD ? { user: raw.SMTP_USER, password: raw.SMTP_PASSWORD } : null
  return { host: raw.SMTP_HOST, port: raw.SMTP_PORT, isSecure: raw.SMTP_SECURE, login }
}

function workHoursOf(raw: Variables & { TZ_DISPLAY: string }): WorkHours {
  const [from = '', until = ''] = raw.WORK_HOURS.split('-')
  return { from: minutesOf(from), until: minutesOf(until), days: raw.WORK_DAYS.split(',').map(Number), timeZone: raw.TZ_DISPLAY }
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
