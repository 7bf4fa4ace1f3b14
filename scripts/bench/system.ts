/** The whole system as `npm start` runs it, without sample content: approve → live, takedown → gone, memory, pages a second. */
import { setTimeout as sleep } from 'node:timers/promises'
import { readEnv } from '@hl/config/env'
import { z } from 'zod'
import { type AdminApi, logIn } from '../admin-api'
import { withDatabase } from '../database'
import { freePort } from '../ports'
import { type Board, walkToApproval, walkToApprover } from '../seed/board'
import { readCredentials } from '../start/credentials'
import { startSystem } from '../start/system'
import { fillDesk } from './fill-desk'
import { requestsPerSecond } from './load'
import { memoryFigures, readMemory } from './memory'
import { benchMonitorPage } from './monitor'
import { type Figure, ms, quantile } from './table'

const SAMPLES = 20
const WARM_UP = 5
const ITEMS_ON_DESK = 10_000
const WITHIN_MS = 20_000
const documentSchema = z.object({ data: z.object({ documentId: z.string() }) })
const viewSchema = z.looseObject({ releaseHash: z.string() })
const sectionsSchema = z.object({ results: z.array(z.object({ documentId: z.string() })) })
const deliveriesSchema = z.object({ deliveries: z.array(z.looseObject({ channel: z.string(), state: z.string() })) })

export async function benchSystem({ folder }: { folder: string }): Promise<Figure[]> {
  const ports = {
    CMS_PORT: await freePort(),
    PUBLIC_PORT: await freePort(),
    INTERNAL_PORT: await freePort(),
    SANDBOX_PORT: await freePort(),
  }
  const raw = { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: folder, ...stringify(ports) }
  const env = readEnv(raw)
  const abort = new AbortController()
  let isUp: () => void = () => undefined
  const up = new Promise<void>((resolve) => (isUp = resolve))
  const print = (line: string) => (line.includes('Website') ? isUp() : undefined)
  const system = startSystem({ env, raw, isSeeding: false, isVerbose: false, print, signal: abort.signal, startedAt: Date.now() })
  try {
    await Promise.race([up, system.running])
    const credentials = readCredentials(folder)
    const enter = async (role: string) => {
      const account = role === 'admin' ? credentials?.admin : credentials?.users.find((user) => user.role === role)
      const api = account && (await logIn({ cmsUrl: env.cms.url, email: account.email, password: account.password }))
      if (!api) throw new Error(`no ${role} to measure with`)
      return api
    }
    const admin = await enter('admin')
    const board = { editor: await enter('editor'), reviewer: await enter('compliance-reviewer'), chief: await enter('chief-editor') }
    if (!credentials) throw new Error('no credentials to measure with')
    const desk: Desk = { admin, board, internalUrl: env.internal.url, token: credentials.internalToken, section: await firstSection(admin) }
    const idle = readMemory()
    const first = await draft(desk, 'Bài đầu tiên')
    await walkToApproval({ board, path: `articles/${first}` })
    await withDatabase({ env, raw }, ({ pool }) => fillDesk({ pool, documentId: first, copies: ITEMS_ON_DESK - 1 }))
    const { lists, saves, views, answers, website, all, gone } = await timeItems(desk)
    const among = `, ${ITEMS_ON_DESK.toLocaleString('en')} items in cms`
    const pages = await withDatabase({ env, raw }, ({ pool }) => benchMonitorPage({ pool, chief: board.chief }))
    return [
      figure({ what: `Bàn biên tập answered${among}`, target: 'p95 ≤ 300 ms', times: lists }),
      figure({ what: `Saved${among}`, target: 'p95 ≤ 300 ms', times: saves }),
      figure({ what: `Opened for review${among}`, target: 'p95 ≤ 300 ms', times: views }),
      figure({ what: `approve answered${among}`, target: 'p95 ≤ 300 ms', times: answers }),
      figure({ what: 'approve → live and verified on the website', target: 'median ≤ 250 ms, p95 ≤ 500 ms', times: website }),
      figure({ what: 'approve → live on every channel (text)', target: 'p95 ≤ 2 s', times: all }),
      figure({ what: 'takedown → gone from every channel', target: 'p95 ≤ 2 s', times: gone }),
      ...pages,
      ...memoryFigures(idle),
      {
        what: 'Public listener, small page',
        target: '≥ 5,000 req/s',
        measured: `${(await requestsPerSecond(`${env.siteUrl}/robots.txt`)).toFixed(0)} req/s`,
      },
    ]
  } finally {
    abort.abort()
    await system.stop()
  }
}

interface Desk {
  admin: AdminApi
  board: Board
  internalUrl: string
  token: string
  section: string
}

type Measured = 'lists' | 'saves' | 'views' | 'answers' | 'website' | 'all' | 'gone'

async function timeItems(desk: Desk) {
  const times: Record<Measured, number[]> = { lists: [], saves: [], views: [], answers: [], website: [], all: [], gone: [] }
  for (let n = -WARM_UP; n < SAMPLES; n++) {
    const keep = (name: Measured, ms: number) => (n < 0 ? undefined : times[name].push(ms))
    const { editor, chief } = desk.board
    const title = `Bài đo số ${n + WARM_UP + 1}`
    const documentId = await draft(desk, title)
    const path = `/editorial/articles/${documentId}`
    keep('saves', await took(() => save(editor, documentId, `${title}, sửa lại`)))
    await walkToApprover({ board: desk.board, path: `articles/${documentId}` })
    keep('lists', await took(() => chief.call({ method: 'GET', path: '/editorial/desk' })))
    keep('views', await took(() => chief.call({ method: 'GET', path })))
    const { releaseHash } = viewSchema.parse(await chief.call({ method: 'GET', path }))
    const approved = performance.now()
    keep('answers', await took(() => chief.call({ method: 'POST', path: `${path}/approve`, body: { releaseHash } })))
    const onWebsite = await waitFor(desk, { documentId, isDone: (states) => states['website'] === 'live' })
    keep('website', onWebsite - approved)
    const everywhere = await waitFor(desk, {
      documentId,
      isDone: (states) => states['website'] === 'live' && states['facebook'] === 'live',
    })
    keep('all', everywhere - approved)
    const ordered = performance.now()
    await desk.admin.call({ method: 'POST', path: `${path}/takedown`, body: { comment: 'Đo' } })
    const away = await waitFor(desk, {
      documentId,
      isDone: (states) => Object.values(states).every((state) => state === 'removed' || state === 'skipped'),
    })
    keep('gone', away - ordered)
  }
  return times
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

function save(editor: AdminApi, documentId: string, title: string): Promise<unknown> {
  return editor.call({ method: 'PUT', path: `/content-manager/collection-types/api::article.article/${documentId}`, body: { title } })
}

async function firstSection(admin: AdminApi): Promise<string> {
  const { results } = sectionsSchema.parse(
    await admin.call({ method: 'GET', path: '/content-manager/collection-types/api::section.section' }),
  )
  if (!results[0]) throw new Error('no section')
  return results[0].documentId
}

async function draft({ admin, section }: Desk, title: string): Promise<string> {
  const body = {
    title,
    summary: 'Một bài ngắn chỉ để đo thời gian.',
    body: [{ type: 'paragraph', children: [{ type: 'text', text: 'Nội dung ngắn.' }] }],
    section: { connect: [{ documentId: section }] },
  }
  return documentSchema.parse(await admin.call({ method: 'POST', path: '/content-manager/collection-types/api::article.article', body }))
    .data.documentId
}

/** @returns the moment it was seen, at most a few milliseconds late */
async function waitFor(desk: Desk, wanted: { documentId: string; isDone: (states: Record<string, string>) => boolean }): Promise<number> {
  const end = performance.now() + WITHIN_MS
  while (performance.now() < end) {
    const response = await fetch(`${desk.internalUrl}/deliveries?documentId=${wanted.documentId}`, {
      headers: { authorization: `Bearer ${desk.token}` },
    })
    const { deliveries } = deliveriesSchema.parse(await response.json())
    if (deliveries.length > 0 && wanted.isDone(Object.fromEntries(deliveries.map((one) => [one.channel, one.state]))))
      return performance.now()
    await sleep(4)
  }
  throw new Error(`${wanted.documentId} did not get there within ${WITHIN_MS} ms`)
}

function figure({ what, target, times }: { what: string; target: string; times: readonly number[] }): Figure {
  return { what, target, measured: `median ${ms(quantile(times, 0.5))}, p95 ${ms(quantile(times, 0.95))}` }
}

function stringify(values: Record<string, number>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]))
}
