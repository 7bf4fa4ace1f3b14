/** The calls of graph-spec.json and what their parameters may hold; with them the few that Meta documents and its generator leaves out. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { UploadedFile } from '../../../sandbox/multipart'

export interface Api {
  /** the node its answer is of; null where it answers no node */
  returns: string | null
  params: Readonly<Record<string, string>>
}

const specSchema = z.object({
  nodes: z.record(
    z.string(),
    z.object({
      apis: z.array(z.object({ call: z.string(), returns: z.string(), params: z.record(z.string(), z.string()) })),
      fields: z.array(z.string()),
    }),
  ),
  enums: z.record(z.string(), z.array(z.string())),
})
export const SPEC = specSchema.parse(JSON.parse(readFileSync(join(__dirname, 'graph-spec.json'), 'utf8')))

/** What the generator leaves out or types otherwise than the guides describe it. */
const DOCUMENTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // developers.facebook.com/blog/post/2017/07/18/graph-api-v2.10/
  'POST URL #update': { id: 'string', scrape: 'bool' },
  // a file part: facebook_business/video_uploader.py; a string in the specification
  'POST Page videos': { video_file_chunk: 'file' },
  // developers.facebook.com/docs/graph-api/reference/page/photos
  'POST Page photos': { source: 'file' },
  // names, not objects: developers.facebook.com/docs/graph-api/reference/insights
  'GET PagePost insights': { metric: 'list<string>' },
}
/** Calls about tokens, which belong to no node: developers.facebook.com/docs/facebook-login/guides/access-tokens/debugging */
const APART: Readonly<Record<string, Api>> = {
  'POST debug_token': { returns: null, params: { method: 'string', input_token: 'string' } },
  // every node can be read; the generator's subset of the Page does not list it
  'GET Page #get': { returns: 'Page', params: {} },
}

/** @param name `METHOD Node edge` */
export function apiOf(name: string): Api | null {
  if (APART[name]) return APART[name]
  const [method, node = '', edge] = name.split(' ')
  const api = SPEC.nodes[node]?.apis.find(({ call }) => call === `${method} ${edge}`)
  return api ? { returns: api.returns, params: { ...api.params, ...DOCUMENTED[name] } } : null
}

/** @returns what is wrong with a value as it came over the wire; null when nothing is */
export function valueProblem({ type, value }: { type: string; value: unknown }): string | null {
  if (type === 'file') return value instanceof UploadedFile ? null : 'must be a file'
  if (value instanceof UploadedFile) return `must be ${type}, not a file`
  const text = String(value)
  const values = SPEC.enums[type]
  // the generator writes some of them in capitals where the guide of the edge has small letters (video_reels)
  if (values) return values.some((one) => one.toLowerCase() === text.toLowerCase()) ? null : `may not be "${text}"`
  const item = /^list<(.*)>$/.exec(type)?.[1]
  if (item !== undefined) return listProblem({ item, text })
  return fits({ type, text }) ? null : `must be ${type}, not "${text}"`
}

function listProblem({ item, text }: { item: string; text: string }): string | null {
  const list = jsonOf(text)
  if (!Array.isArray(list)) return 'must be a JSON array'
  const odd = list.find((entry) => valueProblem({ type: item, value: typeof entry === 'string' ? entry : JSON.stringify(entry) }) !== null)
  return odd === undefined ? null : `holds what is no ${item}`
}

function fits({ type, text }: { type: string; text: string }): boolean {
  switch (type) {
    case 'string':
      return true
    case 'bool':
      return text === 'true' || text === 'false'
    case 'unsigned int':
      return /^\d+$/.test(text)
    case 'int':
      return /^-?\d+$/.test(text)
    case 'float':
      return /^-?\d+(\.\d+)?$/.test(text)
    case 'datetime':
      return /^\d+$/.test(text) || !Number.isNaN(Date.parse(text))
    case 'list':
      return Array.isArray(jsonOf(text))
    case 'map':
    case 'Object':
      return typeof jsonOf(text) === 'object'
    default:
      throw new Error(`the specification has a type this checker does not know: ${type}`)
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
