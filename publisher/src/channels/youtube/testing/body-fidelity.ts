/** Holds the JSON of a request against the schemas of the discovery document, field by field. For tests. */
import { z } from 'zod'
import { DISCOVERY, SETTABLE, type Property } from './discovery'

interface Body {
  /** of the method */
  id: string
  /** name of the resource's schema */
  schema: string
  content: Buffer
  /** what the `part` parameter names */
  parts: readonly string[]
}

export function bodyProblems({ id, schema, content, parts }: Body): string[] {
  const parsed = objectSchema.safeParse(parseJson(content))
  if (!parsed.success) return ['the body is no JSON object']
  const body = parsed.data
  const named = Object.keys(body).filter((name) => name !== 'id')
  const unnamed = named.filter((name) => !parts.includes(name))
  // an update replaces each part it names: naming one and sending none of it would empty it
  const unsent = parts.filter((part) => part !== 'id' && body[part] === undefined)
  return [
    ...objectProblems({ id, schema, value: body, at: '' }),
    ...unnamed.map((name) => `"${name}" is sent though \`part\` does not name it`),
    ...unsent.map((part) => `\`part\` names "${part}" and the body has none of it`),
  ]
}

const objectSchema = z.record(z.string(), z.unknown())
interface At {
  id: string
  at: string
  value: unknown
}

function objectProblems({ id, schema, value, at }: At & { schema: string }): string[] {
  const object = objectSchema.safeParse(value)
  if (!object.success) return [`${at} is no object`]
  const known = DISCOVERY.schemas[schema]?.properties
  if (!known) return [`${at} reaches ${schema}, which this channel has no business with`]
  const missing = Object.entries(known).filter(
    ([name, { annotations }]) => annotations?.required.includes(id) && object.data[name] === undefined,
  )
  return [
    ...missing.map(([name]) => `${at}.${name} is required`),
    ...Object.entries(object.data).flatMap(([name, each]) => {
      const property = known[name]
      const path = `${at}.${name}`
      if (!property) return [`${path} is no field of ${schema}`]
      if (!SETTABLE[schema]?.includes(name)) return [`${path} is not ours to set`]
      return valueProblems({ id, property, value: each, at: path })
    }),
  ]
}

function valueProblems({ id, property, value, at }: At & { property: Property }): string[] {
  const { type, $ref, items, format } = property
  if ($ref !== undefined) return objectProblems({ id, schema: $ref, value, at })
  if (type === 'array') {
    if (!Array.isArray(value)) return [`${at} is no list`]
    const { type: itemType } = z.object({ type: z.literal('string') }).parse(items)
    return value.flatMap((each: unknown, index) => valueProblems({ id, property: { type: itemType }, value: each, at: `${at}[${index}]` }))
  }
  if (type === 'integer')
    return Number.isInteger(value) && (format !== 'uint32' || Number(value) >= 0) ? [] : [`${at} is no ${format ?? type}`]
  if (typeof value !== type) return [`${at} is ${typeof value}, not ${type}`]
  if (property.enum && !property.enum.includes(String(value))) return [`${at} knows no ${String(value)}`]
  return []
}

function parseJson(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'))
  } catch {
    // the caller says what is wrong with it
    return null
  }
}
