import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { createStage, type Stage } from '../delivery/testing/stage'
import { metricsRoutes } from '../http/metrics-routes'

const DOCKER = join(__dirname, '../../../docker')
const read = (path: string) => readFileSync(join(DOCKER, path), 'utf8')
const rule = z.strictObject({
  alert: z.string().regex(/^[A-Z][A-Za-z]+$/),
  expr: z.string().min(1),
  for: z
    .string()
    .regex(/^\d+[mh]$/)
    .optional(),
  labels: z.strictObject({ severity: z.enum(['critical', 'warning']), who: z.enum(['operator', 'duty']) }),
  annotations: z.strictObject({ summary: z.string().min(10), description: z.string().min(10) }),
})
const alerts = z.object({ groups: z.array(z.strictObject({ name: z.string(), rules: z.array(rule) })) })
const target = z.object({ expr: z.string().min(1) })
const dashboard = z.object({ panels: z.array(z.object({ id: z.int(), title: z.string(), targets: z.array(target).default([]) })) })

let stage: Stage
/** name → its labels, for every series this publisher has */
let exported: Map<string, Set<string>>

beforeAll(async () => {
  stage = await createStage()
  stage.facebook.fail('before')
  for (const documentId of ['a1', 'a2']) await stage.approve({ documentId, seq: 1 })
  await stage.run()
  await stage.db.pool.query(`insert into channel_state (channel, paused) values ('facebook', true)`)
  await stage.db.pool.query(
    `insert into channel_health (channel, ok, summary, token_known, token_expires_at) values ('facebook', true, '', true, now())`,
  )
  const youtube = { ...stage.youtube, budgets: { units: { name: 'đơn vị', perDay: 10, reserve: 1, timeZone: 'UTC' } } }
  const deps = { ...stage.deps, channels: new Map([...stage.deps.channels, ['youtube' as const, youtube]]) }
  const depths = async () => ({ website: 0 })
  const text = await (await metricsRoutes({ ...deps, doorbell: { ...deps.doorbell, depths } }).request('/metrics')).text()
  exported = seriesOf(text)
})
afterAll(() => stage.close())

const rules = () => alerts.parse(parse(read('prometheus/alerts.yml'))).groups.flatMap((group) => group.rules)
const panels = () => dashboard.parse(JSON.parse(read('grafana/dashboards/phat-hanh.json'))).panels

describe('the alerts and the dashboard', () => {
  it('use only series that are exported, with labels these have', () => {
    const expressions = [...rules(), ...panels().flatMap((panel) => panel.targets)].map(({ expr }) => expr)
    expect(expressions.length).toBeGreaterThan(30)
    expect(expressions.flatMap((expr) => faultsOf(expr))).toEqual([])
  })

  it('would be caught naming something that is not there', () => {
    expect(faultsOf('sum by (chanel) (hl_deliveries{stat="x"}) / hl_nothing')).toEqual(['hl_nothing', 'hl_deliveries{stat}', 'by (chanel)'])
  })

  it('fill their messages only from labels the expression keeps', () => {
    for (const { alert, expr, annotations } of rules()) {
      const kept = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(',').map((one) => one.trim()))
      const shown = [...JSON.stringify(annotations).matchAll(/\$labels\.(\w+)/g)].map(([, label = '']) => label)
      expect([alert, shown.filter((label) => !kept.includes(label))]).toEqual([alert, []])
    }
  })

  it('have each alert and each panel once', () => {
    for (const names of [rules().map((one) => one.alert), panels().map((one) => one.id)])
      expect(new Set<unknown>(names).size).toBe(names.length)
  })
})

/** Not a parser of PromQL: names, selectors, groupings and brackets. */
function faultsOf(expr: string): string[] {
  const own = new Set(['up', ...exported.keys()])
  const names = [...expr.matchAll(/\b(hl_\w+|up)\b/g)].map(([name]) => name).filter((name) => !own.has(name))
  const selectors = [...expr.matchAll(/\b(hl_\w+)\{([^}]*)\}/g)].flatMap(([, name = '', list = '']) =>
    [...list.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => ({ name, label })),
  )
  const wrongLabels = selectors.filter(({ name, label }) => exported.has(name) && !exported.get(name)?.has(label))
  const all = new Set(['instance', 'job', ...[...exported.values()].flatMap((labels) => [...labels])])
  const groupings = [...expr.matchAll(/(?:by|without) \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(',').map((one) => one.trim()))
  const count = (sign: string) => expr.split(sign).length
  const isOpen = ['()', '{}', '[]'].some(([open = '', close = '']) => count(open) !== count(close))
  return [
    ...names,
    ...wrongLabels.map(({ name, label }) => `${name}{${label}}`),
    ...groupings.filter((label) => !all.has(label)).map((label) => `by (${label})`),
    ...(isOpen ? [`brackets: ${expr}`] : []),
  ]
}

function seriesOf(text: string): Map<string, Set<string>> {
  const series = new Map<string, Set<string>>()
  for (const line of text.split('\n')) {
    const [, name, labels = ''] = /^([a-z_]+)(?:\{(.*)\})? /.exec(line) ?? []
    if (!name) continue
    const known = series.get(name) ?? new Set()
    for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) known.add(label)
    series.set(name, known)
  }
  return series
}
