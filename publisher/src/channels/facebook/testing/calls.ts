/** Every call this channel is said to make: `METHOD Node edge`, by the nodes of graph-spec.json. A test holds it against what is sent, both ways. */
export const CALLS: ReadonlySet<string> = new Set([
  'POST URL #update',
  'POST Page feed',
  'POST Page videos',
  'GET Page #get',
  'GET Page published_posts',
  'GET PagePost #get',
  'GET PagePost insights',
  'POST PagePost #update',
  'DELETE PagePost #delete',
  'GET AdVideo #get',
  'POST AdVideo #update',
  'DELETE AdVideo #delete',
  'POST debug_token',
])
