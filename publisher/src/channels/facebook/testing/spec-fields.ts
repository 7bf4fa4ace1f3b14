/** `fields=id,status{video_status},comments.limit(0).summary(true)`: every field must be one of the node, or an edge of it that can be read. */
import { SPEC } from './spec-values'

/** What a field opens into, where the specification knows that node. */
const OPENS: Readonly<Record<string, string>> = {
  'AdVideo.status': 'VideoStatus',
  'PagePost.comments': 'Comment',
  'AdVideo.comments': 'Comment',
}
/**
 * Fields that peers and the public reference read and the generator leaves out (developers.facebook.com/docs/graph-api/reference):
 * reactions are an edge of every node that people can react to.
 */
const ALSO: Readonly<Record<string, readonly string[]>> = { AdVideo: ['reactions', 'likes'], Page: ['picture'] }

export function fieldProblems({ fields, node }: { fields: string; node: string }): string[] {
  return split(fields).flatMap(({ name, inner }) => {
    const own = SPEC.nodes[node]
    // an object without a node of its own in the specification: StoryAttachment, Application, Object
    if (!own) return []
    const isKnown = own.fields.includes(name) || own.apis.some(({ call }) => call === `GET ${name}`) || ALSO[node]?.includes(name)
    if (!isKnown) return [`${name} is no field of ${node}`]
    const opened = OPENS[`${node}.${name}`]
    return inner === null || opened === undefined ? [] : fieldProblems({ fields: inner, node: opened })
  })
}

function split(fields: string): { name: string; inner: string | null }[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at <= fields.length; at += 1) {
    const sign = fields[at]
    if (sign === '{' || sign === '(') depth += 1
    if (sign === '}' || sign === ')') depth -= 1
    if (at < fields.length && (sign !== ',' || depth > 0)) continue
    parts.push(fields.slice(from, at))
    from = at + 1
  }
  return parts.map((part) => ({ name: /^\w+/.exec(part)?.[0] ?? part, inner: /\{(.*)\}/.exec(part)?.[1] ?? null }))
}
