import { EnvError, readEnv } from './env'

const problemsOf = (source: Record<string, string>): readonly string[] => {
  try {
    readEnv(source)
    return []
  } catch (error) {
    if (error instanceof EnvError) return error.problems
    throw error
  }
}

describe('how people are told, by the environment', () => {
  it('is complete without a variable', () => {
    expect(readEnv({})).toMatchObject({
      workHours: { from: 480, until: 1020, days: [1, 2, 3, 4, 5], timeZone: 'Asia/Ho_Chi_Minh' },
      notices: { everyMs: 900_000, digestMinutes: 450, webhook: null },
      mail: { smtp: null },
    })
  })

  it.each([
    [{ WORK_HOURS: '17:00-08:00' }, 'WORK_HOURS'],
    [{ WORK_DAYS: '0,8' }, 'WORK_DAYS'],
    [{ NOTICE_DIGEST_AT: '7.30' }, 'NOTICE_DIGEST_AT'],
    [{ NOTICE_WEBHOOK_URL: 'https://hook.example' }, 'NOTICE_WEBHOOK_SECRET'],
    [{ NOTICE_WEBHOOK_URL: 'ftp://hook.example', NOTICE_WEBHOOK_SECRET: 'x' }, 'NOTICE_WEBHOOK_URL'],
    [{ SMTP_HOST: 'mail.example' }, 'MAIL_FROM'],
    [{ SMTP_HOST: 'mail.example', MAIL_FROM: 'a@b.example', SMTP_USER: 'a' }, 'SMTP_PASSWORD'],
    [{ SMTP_USER: 'a', SMTP_PASSWORD: 'b' }, 'SMTP_HOST'],
  ])('names what is wrong in %p', (source, name) => {
    expect(problemsOf(source).join(' ')).toContain(name)
  })
})
