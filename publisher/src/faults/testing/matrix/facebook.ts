/** Facebook for the matrix: the things we place on a Page, and its error table as faults. */
import { releaseSchema, replacing, type Release } from '@hl/config/release'
import { fixedConnection } from '../../../channels/connection'
import { createFacebookChannel } from '../../../channels/facebook'
import { ERROR_TABLE, type ErrorRow } from '../../../channels/facebook/error-table'
import { toChannelError, type Failure } from '../../../channels/facebook/errors'
import { madeInVain, type ErrorCase, type Reaction } from './faults'
import type { Platform } from './platform'
import { thing } from './thing'

const LOOKS_MS = [45_000, 180_000] as const

export function facebookPlatform(): Platform {
  return {
    id: 'facebook',
    // a film of three chunks
    chunkBytes: 100_000,
    channel: ({ sandbox, siteUrl }) => ({
      ...createFacebookChannel({ connection: fixedConnection(sandbox.facebook), siteUrl, mode: 'sandbox', looksMs: LOOKS_MS }),
      // the website is played elsewhere
      after: () => [],
    }),
    things: [
      thing({
        name: 'link post with a comment',
        make: (items, documentId) => planned(items.article(documentId), { firstComment: 'Mời bà con góp ý dưới bài.' }),
        loses: lost({ method: 'POST', path: '/feed$' }),
      }),
      thing({
        name: 'photos',
        make: (items, documentId) => {
          const pictures = ([1, 2] as const).map((no) => ({ type: 'image' as const, image: items.picture(no) }))
          const article = items.article(documentId)
          return planned({ ...article, body: [...article.body, ...pictures] }, { format: 'photos' })
        },
        loses: lost({ method: 'POST', path: '/feed$' }),
      }),
      thing({
        name: 'film with captions',
        make: (items, documentId) => ({ ...items.video(documentId, {}), captions: items.captions() }),
        loses: lost({ phase: 'finish' }),
      }),
      thing({
        name: 'reel',
        make: (items, documentId) => planned(upright(items.video(documentId, {})), { format: 'reel' }),
        loses: lost({ phase: 'reel-finish' }),
      }),
      thing({
        name: 'link post to a former address',
        verbs: ['made anew'],
        make: (items, documentId) => items.article(documentId),
        change: (release) => replacing({ ...release, slug: `${release.slug}-moi`, formerSlugs: [release.slug] }),
      }),
      thing({
        name: 'film of a former cut',
        verbs: ['made anew'],
        make: (items, documentId) => items.video(documentId, {}),
        change: (release, items) => replacing({ ...release, video: items.video(`${release.documentId}b`, { no: 2 }).video }),
        isItsOwn: ({ isRemoval, phase }) => isRemoval || phase === 'finish',
      }),
    ],
    // the comment's own text is sent after that of what it stands under, and in the same form
    isAddition: ({ method, path, phase, earlier }) =>
      /\/(comments|thumbnails|captions)$/.test(path) || (method === 'POST' && /\/\d+_\d+$/.test(path) && phase === null && earlier > 0),
    errors: [
      ...Object.entries(ERROR_TABLE).map(([key, row]) => errorCase(key, row)),
      errorCase('98765', null),
      madeInVain(({ phase }) => phase === 'finish' || phase === 'reel-finish'),
    ],
  }
}

const lost = (match: Record<string, string>) => [{ kind: 'lost-answer', match }]

function upright(release: Release): Release {
  return { ...release, video: release.video && { ...release.video, width: 1080, height: 1920 } }
}

function planned(release: Release, facebook: Partial<Release['plan']['facebook']>): Release {
  const { plan } = release
  return releaseSchema.parse({ ...release, plan: { ...plan, facebook: { ...plan.facebook, ...facebook } } })
}

/** @param row null: the code is in no table, and falls to the documented default */
function errorCase(key: string, row: ErrorRow | null): ErrorCase {
  const [first = '', second] = key.replace('200-299', '283').split('.')
  // seven digits are a subcode, whatever the code
  const [code, subcode] = second !== undefined ? [first, second] : first.length > 6 ? ['100', first] : [first, undefined]
  const status = code === '1' || code === '2' ? 500 : 400
  return {
    name: row === null ? 'unlisted' : key,
    fault: { kind: 'graph-error', code: Number(code), ...(subcode ? { subcode: Number(subcode) } : {}), status },
    error: (effect) =>
      toChannelError({
        failure: refusedWith({ code, subcode, status }),
        effect: effect === 'resumable' ? 'create' : effect,
        now: new Date(),
      }),
    isOfOneCall: key === '10' || key === '200-299',
    reaction: row === null ? 'reject' : key === '100.33' ? 'missing or block' : REACTIONS[row.meaning],
    isTypical: row === null || TYPICAL.has(key),
  }
}

function refusedWith({ code, subcode, status }: { code: string; subcode: string | undefined; status: number }): Failure {
  const error = {
    message: '',
    code: Number(code),
    subcode: subcode === undefined ? null : Number(subcode),
    isTransient: false,
    trace: null,
    offsets: null,
  }
  return { kind: 'refused', status, waitMinutes: null, error }
}

/** One for each reaction, and those whose code the channel itself knows. */
const TYPICAL: ReadonlySet<string> = new Set(['1', '4', '10', '100', '100.33', '190.463', '506', '1363037', '1609005', '6000'])

const REACTIONS: Readonly<Record<ErrorRow['meaning'], Reaction>> = {
  rejected: 'reject',
  auth: 'block',
  limit: 'hold',
  unclear: 'look or retry',
  duplicate: 'look or reject',
  unavailable: 'retry',
  session: 'retry',
}
