/**
 * `POST /editorial/:type/:documentId/plan-texts`: what each channel would be sent when the board writes nothing of its own, made by
 * the code that sends it. Title and summary come from the form, so that they follow the typing.
 */
import type { Core } from '@strapi/strapi'
import { FACEBOOK_FORMATS, type FacebookFormat, type Release } from '@hl/config/release'
import type { ItemType } from '@hl/config/words'
import { z } from 'zod'
import type { EditorialConfig } from '../../config/editorial'
import { knownFacts } from '../checks/files/facts-store'
import { buildRelease, filmOf } from '../editorial/build-release'
import { loadDraft, type Draft } from '../editorial/draft'
import { toMedia } from '../editorial/stored-media'
import { askPreview, type Preview } from '../preview/publisher-preview'
import { PreviewUnavailable } from '../preview/unavailable'
import type { FilmShape } from './formats'
import type { OwnText } from './limits'

export const typedSchema = z.object({
  title: z.string().max(400).nullish(),
  summary: z.string().max(2_000).nullish(),
  /** as what it is to stand on the Page; null as usual */
  format: z.enum(FACEBOOK_FORMATS).nullish(),
})

export interface ChannelText {
  generated: string
  /** what the channel adds below an own text by itself; it counts too */
  tail: string
}
export interface PlanTexts {
  /** null: the Item has no place there */
  texts: Record<OwnText, ChannelText | null>
  /** why there are none */
  notice: string | null
  /** what is in the film of the saved draft, as far as it was looked into; `hash` says which film */
  film: (FilmShape & { hash: string }) | null
}

const NONE = { 'facebook.message': null, 'youtube.title': null, 'youtube.description': null }
const INCOMPLETE = 'Điền tiêu đề, sapo, nội dung, chọn chuyên mục rồi lưu: chữ tự sinh sẽ hiện ở đây.'
/** Stands in for an own text, to see what is put below it. */
const PROBE = 'x'

export async function planTexts(input: {
  strapi: Core.Strapi
  publisher: EditorialConfig['publisher']
  type: ItemType
  documentId: string
  typed: z.infer<typeof typedSchema>
}): Promise<PlanTexts> {
  const { typed, publisher } = input
  const draft = await loadDraft(input)
  const film = draft && (await shapeOf({ draft, mediaDir: input.strapi.config.get<EditorialConfig>('editorial').mediaDir }))
  const release =
    draft && buildRelease({ ...draft, title: typed.title?.trim() || draft.title, summary: typed.summary?.trim() || draft.summary })
  if (!release) return { texts: NONE, notice: INCOMPLETE, film }
  try {
    const ask = (own: string | null) =>
      askPreview({ publisher, release: withOwn({ release, own, format: typed.format }), mediaBase: 'http://127.0.0.1/media' })
    const [generated, probed] = await Promise.all([ask(null), ask(PROBE)])
    const [plain, marked] = [textsOf(generated), textsOf(probed)]
    const of = (field: OwnText) => textOf({ generated: plain[field], probed: marked[field] })
    return {
      texts: {
        'facebook.message': of('facebook.message'),
        'youtube.title': of('youtube.title'),
        'youtube.description': of('youtube.description'),
      },
      notice: null,
      film,
    }
  } catch (error) {
    if (!(error instanceof PreviewUnavailable)) throw error
    return { texts: NONE, notice: `${error.message} ${error.help}`, film }
  }
}

async function shapeOf({ draft, mediaDir }: { draft: Draft; mediaDir: string }): Promise<PlanTexts['film']> {
  const film = filmOf(draft)
  const stored = film ? toMedia(film) : null
  if (!film || !stored) return null
  const facts = await knownFacts({ mediaDir, file: stored, waitMs: 0 })
  if (typeof facts === 'string' || facts.kind !== 'film') return null
  return { hash: film.hash, width: facts.width, height: facts.height, seconds: facts.seconds }
}

function withOwn({ release, own, format }: { release: Release; own: string | null; format: FacebookFormat | null | undefined }): Release {
  const { website, facebook, youtube } = release.plan
  const { format: saved, ...page } = facebook
  const wanted = format === undefined ? saved : format
  return {
    ...release,
    plan: {
      website,
      facebook: { ...page, enabled: true, message: own, ...(wanted ? { format: wanted } : {}) },
      youtube: { ...youtube, enabled: true, title: own, description: own },
    },
  }
}

function textsOf({ renditions: { facebook, youtube } }: Preview): Record<OwnText, string | null> {
  return {
    'facebook.message': facebook ? messageOf(facebook) : null,
    'youtube.title': youtube?.title ?? null,
    'youtube.description': youtube?.description ?? null,
  }
}

function messageOf(post: NonNullable<Preview['renditions']['facebook']>): string | null {
  switch (post.kind) {
    case 'link':
    case 'photos':
      return post.message
    case 'video':
    case 'reel':
      return post.description
    case 'empty':
    case 'other':
      return null
  }
}

function textOf({ generated, probed }: { generated: string | null; probed: string | null }): ChannelText | null {
  return generated === null || probed === null ? null : { generated, tail: probed.slice(PROBE.length) }
}
