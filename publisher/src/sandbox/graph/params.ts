/** Parameters of one Graph call: only those in the edge's table, each of the type named there. Anything else is refused with code 100. */
import { UploadedFile } from '../multipart'
import { invalid } from './errors'

export type ParamType = 'string' | 'bool' | 'uint' | 'datetime' | 'object' | 'list' | 'strings' | 'file' | readonly string[]
export type ParamTable = Readonly<Record<string, ParamType>>

export interface Params {
  text(name: string): string | null
  flag(name: string): boolean | null
  count(name: string): number | null
  instant(name: string): Date | null
  json(name: string): unknown
  file(name: string): UploadedFile | null
  has(name: string): boolean
}

type Value =
  | { as: 'text'; text: string }
  | { as: 'flag'; flag: boolean }
  | { as: 'count'; count: number }
  | { as: 'json'; json: unknown }
  | { as: 'file'; file: UploadedFile }
  | { as: 'instant'; at: Date }

/** Parameters that every call may carry; they are read before the edge is known. */
const ALWAYS = new Set(['appsecret_proof', 'fields', 'locale', 'format', 'pretty'])

/** @throws GraphError 100 naming the first parameter that does not belong */
export function parseParams({ given, table }: { given: ReadonlyMap<string, unknown>; table: ParamTable }): Params {
  const values = new Map<string, Value>()
  for (const [name, raw] of joinIndexed(given)) {
    const type = table[name] ?? (ALWAYS.has(name) ? 'string' : undefined)
    if (type === undefined) throw invalid(`Unknown parameter: ${name}`)
    values.set(name, parseValue({ name, raw, type }))
  }
  return {
    text: (name) => pick(values, name, 'text')?.text ?? null,
    flag: (name) => pick(values, name, 'flag')?.flag ?? null,
    count: (name) => pick(values, name, 'count')?.count ?? null,
    instant: (name) => pick(values, name, 'instant')?.at ?? null,
    json: (name) => pick(values, name, 'json')?.json,
    file: (name) => pick(values, name, 'file')?.file ?? null,
    has: (name) => values.has(name),
  }
}

function pick<K extends Value['as']>(values: Map<string, Value>, name: string, as: K): Extract<Value, { as: K }> | undefined {
  const value = values.get(name)
  return value !== undefined && isAs(value, as) ? value : undefined
}

function isAs<K extends Value['as']>(value: Value, as: K): value is Extract<Value, { as: K }> {
  return value.as === as
}

function parseValue({ name, raw, type }: { name: string; raw: unknown; type: ParamType }): Value {
  const wrong = (wanted: string) => invalid(`Param ${name} must be ${wanted}`)
  if (type === 'file') {
    if (raw instanceof UploadedFile) return { as: 'file', file: raw }
    throw wrong('a file part of a multipart body')
  }
  if (raw instanceof UploadedFile) throw wrong('no file')
  if (typeof type !== 'string') {
    if (typeof raw === 'string' && type.includes(raw)) return { as: 'text', text: raw }
    throw wrong(`one of {${type.join(', ')}}`)
  }
  switch (type) {
    case 'string':
      if (typeof raw === 'string') return { as: 'text', text: raw }
      throw wrong('a string')
    case 'bool':
      if (raw === true || raw === 'true' || raw === '1') return { as: 'flag', flag: true }
      if (raw === false || raw === 'false' || raw === '0') return { as: 'flag', flag: false }
      throw wrong('a boolean')
    case 'uint': {
      const count = typeof raw === 'string' && /^\d+$/.test(raw) ? Number(raw) : raw
      if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) return { as: 'count', count }
      throw wrong('an unsigned integer')
    }
    case 'datetime': {
      const at = readInstant(raw)
      if (at === null) throw wrong('a UNIX time or an ISO 8601 date')
      return { as: 'instant', at }
    }
    case 'object':
    case 'list':
    case 'strings':
      return { as: 'json', json: readJson({ raw, type, wrong }) }
    default:
      return type satisfies never
  }
}

function readInstant(raw: unknown): Date | null {
  const seconds = typeof raw === 'number' ? raw : typeof raw === 'string' && /^\d+$/.test(raw) ? Number(raw) : null
  const at = seconds === null ? new Date(typeof raw === 'string' ? raw : Number.NaN) : new Date(seconds * 1_000)
  return Number.isNaN(at.getTime()) ? null : at
}

function readJson({ raw, type, wrong }: { raw: unknown; type: 'object' | 'list' | 'strings'; wrong: (wanted: string) => Error }): unknown {
  const value = typeof raw === 'string' ? parseJson(raw) : raw
  if (type === 'object') {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
    throw wrong('a JSON object')
  }
  if (!Array.isArray(value)) throw wrong('an array')
  if (type === 'strings' && !value.every((entry) => typeof entry === 'string')) throw wrong('an array of strings')
  return value
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `attached_media[0]={…}&attached_media[1]={…}` of a form body → `attached_media: [{…},{…}]`. */
function joinIndexed(given: ReadonlyMap<string, unknown>): Map<string, unknown> {
  const joined = new Map<string, unknown>()
  for (const [name, value] of given) {
    const indexed = /^(\w+)\[(\d+)\]$/.exec(name)
    if (!indexed?.[1]) {
      joined.set(name, value)
      continue
    }
    const list = joined.get(indexed[1])
    const entry = typeof value === 'string' ? (parseJson(value) ?? value) : value
    joined.set(indexed[1], Array.isArray(list) ? [...list, entry] : [entry])
  }
  return joined
}
