/** `GET /monitor`: what the top line, the groups and the causes say. Without the publisher: as last known, and a notice. */
import type { Core } from '@strapi/strapi'
import { MONITOR_RIGHTS, monitorSchema, type Monitor, type MonitorRight } from '@hl/config/monitor'
import type { EditorialConfig } from '../../config/editorial'
import type { Caller } from '../editorial/actor'
import { Refusal } from '../editorial/refusal'
import type { MonitorAnswer, Notice, Rights } from './contract'
import { openEmergencies, openTakedowns } from './open-tasks'
import { askPublisher } from './publisher-api'
import { hasRight } from './rights'

interface Asking {
  strapi: Core.Strapi
  caller: Caller
  publisher: EditorialConfig['publisher']
}

/** Kept by the process, so that a page opened during an outage shows more than a notice. */
export function createOverview(): (asking: Asking) => Promise<MonitorAnswer> {
  const last: { monitor: Monitor | null } = { monitor: null }
  return async ({ strapi, caller, publisher }) => {
    const trx = strapi.db.connection
    const [asked, emergencies, takedowns] = await Promise.all([
      askOverview({ publisher, caller }),
      openEmergencies(trx),
      openTakedowns(trx),
    ])
    if (asked.monitor) last.monitor = asked.monitor
    const { monitor } = last
    const tasks = emergencies.length + takedowns.length + (monitor ? tasksIn(monitor) : 0)
    return { rights: rightsOf(caller), monitor, notice: asked.notice, tasks, emergencies, takedowns }
  }
}

async function askOverview({ publisher, caller }: Pick<Asking, 'publisher' | 'caller'>) {
  try {
    return { monitor: await askPublisher(monitorSchema, { publisher, actor: caller, path: '/monitor' }), notice: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const notice: Notice = { message: error.message, help: error.help }
    return { monitor: null, notice }
  }
}

/** Twelve Items that wait for one connection are one thing to do; twelve unknown outcomes are twelve. */
export function tasksIn({ causes, late }: Pick<Monitor, 'causes' | 'late'>): number {
  const pressing = causes.filter(({ group }) => group === 'attention')
  const each = pressing.map(({ remedy, count }) => (remedy === null ? count : 1))
  return each.reduce((sum, one) => sum + one, late.count > 0 ? 1 : 0)
}

export function rightsOf(caller: Caller): Rights {
  const has = (right: MonitorRight) => hasRight({ caller, right })
  return {
    read: has('read'),
    operate: has('operate'),
    accept: has('accept'),
    connect: has('connect'),
    evidence: has('evidence'),
  } satisfies {
    [right in keyof typeof MONITOR_RIGHTS]: boolean
  }
}
