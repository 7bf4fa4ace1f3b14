/**
 * Cuts Meta's generated specification down to the nodes of graph-spec.json:
 *   node reduce-spec.mjs <the whole specification> > graph-spec.json
 * Only what a publisher to its own Page calls or reads stays; where the text comes from stays with it. Meta's internal composer
 * parameters go, since nobody may rely on them.
 */
import { readFileSync } from 'node:fs'

const INTERNAL =
  /composer|nectar|client_mutation|offline_id|tracking|feedback_source|_hash$|^qn$|^android|^ios|^og_|^uid$|^aid$|sponsor|proxied|profile_id|^container_type$/
const APIS = {
  Page: ['POST feed', 'POST photos', 'POST videos', 'POST video_reels', 'GET published_posts', 'GET insights'],
  PagePost: [
    'GET #get',
    'POST #update',
    'DELETE #delete',
    'GET comments',
    'POST comments',
    'GET insights',
    'GET reactions',
    'GET attachments',
  ],
  Photo: ['GET #get', 'DELETE #delete'],
  AdVideo: [
    'GET #get',
    'POST #update',
    'DELETE #delete',
    'GET comments',
    'POST comments',
    'GET thumbnails',
    'POST thumbnails',
    'GET captions',
  ].concat(['POST captions', 'GET video_insights']),
  Comment: ['GET #get', 'POST #update', 'DELETE #delete'],
  URL: ['GET #get', 'POST #update'],
}

const whole = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const nodes = Object.fromEntries(
  Object.entries(APIS).map(([name, wanted]) => {
    const { apis, fields, fields_subset: subset } = whole.nodes[name]
    const kept = apis
      .map(({ method, edge, node_op: op, returns, params }) => ({ call: `${method} ${edge ?? op}`, returns, params: paramsOf(params) }))
      .filter(({ call }) => wanted.includes(call))
    return [name, { apis: kept, fields: (fields ?? subset).map((field) => field.name).sort() }]
  }),
)
nodes.VideoStatus = { apis: [], fields: whole.nodes.VideoStatus.fields }
const text = JSON.stringify(nodes)
const enums = Object.fromEntries(Object.entries(whole.enums).filter(([name]) => text.includes(`"${name}"`)))
console.log(JSON.stringify({ x_source: whole.x_source, nodes, enums }, null, 2))

function paramsOf(params) {
  return Object.fromEntries(params.filter(({ name }) => !INTERNAL.test(name)).map(({ name, type }) => [name, type]))
}
