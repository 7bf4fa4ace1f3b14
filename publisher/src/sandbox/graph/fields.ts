/** `fields=id,status{video_status},comments.limit(0).summary(true)`: parsed, checked against the node type, and cut out of a whole object. */
import { invalid } from './errors'
import { FIELDS, type NodeType } from './tables'

interface Field {
  name: string
  children: Field[]
  /** `.limit(0)`; null: as many as there are */
  limit: number | null
  /** `.summary(true)`; without it an edge tells no totals */
  hasSummary: boolean
}
/** What may follow a field, and what stands in its brackets. */
const MODIFIERS: Readonly<Record<string, RegExp>> = {
  limit: /^\d+$/,
  summary: /^(true|false|1|0|total_count)$/,
  order: /^(chronological|reverse_chronological)$/,
  filter: /^(stream|toplevel)$/,
}

/** What Meta answers when no fields are asked for: almost nothing. */
const DEFAULTS: Record<NodeType, string> = {
  Page: 'id,name',
  PagePost: 'id,created_time,message,story',
  Video: 'id,description,updated_time',
  Photo: 'id,created_time,name',
  Comment: 'id,created_time,from,message',
  URL: 'id,engagement,og_object',
}

/** @throws GraphError 100 for a field that the node type does not have */
export function select({
  node,
  type,
  fields,
}: {
  node: Record<string, unknown>
  type: NodeType
  fields: string | null
}): Record<string, unknown> {
  const asked = parseFields(fields === null || fields === '' ? DEFAULTS[type] : fields)
  const known = FIELDS[type].split(' ')
  const unknown = asked.find(({ name }) => !known.includes(name))
  if (unknown) throw invalid(`Tried accessing nonexisting field (${unknown.name}) on node type (${type === 'PagePost' ? 'Post' : type})`)
  const withId = asked.some(({ name }) => name === 'id') ? asked : [...asked, { name: 'id', children: [], limit: null, hasSummary: false }]
  return pickFields(node, withId)
}

function pickFields(node: object, asked: readonly Field[]): Record<string, unknown> {
  const entries = new Map(Object.entries(node))
  return Object.fromEntries(
    asked.flatMap((field) => {
      const value: unknown = entries.get(field.name)
      return value === undefined || value === null ? [] : [[field.name, pickChildren(ofEdge(value, field), field.children)]]
    }),
  )
}

/** An edge named as a field: so many of its things, and their number only where it is asked for. */
function ofEdge(value: unknown, { limit, hasSummary }: Field): unknown {
  if (typeof value !== 'object' || value === null || !('data' in value) || !Array.isArray(value.data)) return value
  const { summary, ...edge } = { summary: undefined, ...value }
  const data = limit === null ? value.data : value.data.slice(0, limit)
  return { ...edge, data, ...(hasSummary && summary !== undefined ? { summary } : {}) }
}

function pickChildren(value: unknown, children: readonly Field[]): unknown {
  if (children.length === 0 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((entry) => pickChildren(entry, children))
  if ('data' in value) return { ...value, data: pickChildren(value.data, children) }
  return pickFields(value, children)
}

function parseFields(text: string): Field[] {
  let at = 0
  const fields = list()
  if (at < text.length) throw broken()
  return fields

  function list(): Field[] {
    const found: Field[] = []
    for (;;) {
      const name = /^\s*([a-z_0-9]+)/i.exec(text.slice(at))
      if (!name?.[1]) throw broken()
      at += name[0].length
      const before = modifiers()
      const children = text[at] === '{' ? nested() : []
      const given = new Map([...before, ...modifiers()])
      const limit = given.get('limit')
      const hasSummary = given.has('summary') && !/^(false|0)$/.test(given.get('summary') ?? '')
      found.push({ name: name[1], children, limit: limit === undefined ? null : Number(limit), hasSummary })
      if (text[at] !== ',') return found
      at += 1
    }
  }

  function modifiers(): [string, string][] {
    const found: [string, string][] = []
    for (;;) {
      const [whole, name = '', value = ''] = /^\.(\w+)\(([^)]*)\)/.exec(text.slice(at)) ?? []
      if (whole === undefined) return found
      if (!MODIFIERS[name]?.test(value)) throw invalid(`Unknown or wrong modifier in fields: .${name}(${value})`)
      at += whole.length
      found.push([name, value])
    }
  }

  function nested(): Field[] {
    at += 1
    const inner = list()
    if (text[at] !== '}') throw broken()
    at += 1
    return inner
  }

  function broken() {
    return invalid(`Syntax error in fields, near "${text.slice(at, at + 20)}"`)
  }
}
