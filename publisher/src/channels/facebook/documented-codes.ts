/** Every code for publishing to a Page that is written about, and where. What each means to us: error-table.ts. Looked through on 24/11/2026. */
import type { DocumentedCodes } from '../error-document'

const GRAPH = 'https://developers.facebook.com/docs/graph-api'
const VIDEO = 'https://developers.facebook.com/documentation/video-api/reference/error-codes'
/** Not of Meta: met in production by programs that publish to Pages. */
const PEER = 'https://github.com/gitroomhq/postiz-app'

export const DOCUMENTED: readonly DocumentedCodes[] = [
  {
    source: `${GRAPH}/guides/error-handling`,
    codes: '1 2 3 4 10 17 100 102 190 190.458 190.459 190.460 190.463 190.464 190.467 190.492 200-299 341 368 506 1609005'.split(' '),
  },
  { source: `${GRAPH}/overview/rate-limiting`, codes: '4 17 32 613 613.1996 80001'.split(' ') },
  { source: `${GRAPH}/reference/video/thumbnails/`, codes: ['104'] },
  { source: `${GRAPH}/reference/page/photos`, codes: ['324'] },
  {
    source: VIDEO,
    codes: '6000 6001 1363019 1363021 1363022 1363023 1363024 1363030 1363033 1363037 1363041 1363042'.split(' '),
  },
  {
    source: 'https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow',
    codes: '100.36007 100.36008 100.36009 101 2500'.split(' '),
  },
  { source: 'https://github.com/facebookarchive/php-graph-sdk/issues/1141', codes: ['1.99'] },
  { source: `${PEER}/pull/2045`, codes: ['100.33'] },
  { source: `${PEER}/pull/2068`, codes: ['368.1390008', '1390008'] },
  { source: 'https://github.com/arsduo/koala/issues/422', codes: ['368.1404082'] },
  {
    source: PEER,
    codes: '368.4854002 1346003 1349125 1363047 1366046 1366051 1404006 1404078 1404102 1404112 1609008 1609010 2061006 2069019'.split(' '),
  },
]

/** `debug_info.type` of the host that takes a reel's bytes. */
export const DOCUMENTED_RUPLOAD: readonly DocumentedCodes[] = [
  {
    source: 'https://developers.facebook.com/documentation/video-api/guides/reels-publishing',
    codes: 'OffsetInvalidError PartialRequestError ProcessingFailedError'.split(' '),
  },
]
