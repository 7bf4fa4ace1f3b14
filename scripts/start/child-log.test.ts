import { worthShowing } from './child-log'

test('of our JSON logs the terminal shows warnings and errors, with their facts', () => {
  expect(worthShowing('{"level":"info","message":"attempt.ended","service":"publisher"}')).toBeNull()
  expect(worthShowing('{"level":"warn","message":"redis.lost","service":"publisher","timestamp":"2026","tries":3}')).toBe(
    'warn redis.lost tries=3',
  )
})

test('of Strapi’s text logs it shows the same', () => {
  expect(worthShowing('[2026-11-24 15:59:31.413] \u001b[32mhttp\u001b[39m: POST /admin/error (17 ms) 400')).toBeNull()
  expect(worthShowing('[2026-11-24 15:59:31.413] \u001b[31merror\u001b[39m: no database')).toContain('no database')
})
