/** Which metadata YouTube takes, and what a body becomes once taken. Parts named in the call are replaced whole. */
import type { Settings } from '../options'
import { CATEGORIES } from './categories'
import { badRequest } from './errors'
import { MUTABLE_PARTS, type MutableVideo, type VideoBody } from './video-schema'

const TITLE_LIMIT = 100
const DESCRIPTION_LIMIT_BYTES = 5_000
const TAGS_LIMIT = 500
const DEFAULT_CATEGORY = '22'

/** @param before the video as it is, for an update; null for an insert
 *  @throws GoogleError with YouTube's reason */
export function applyBody({
  body,
  parts,
  before,
  settings,
}: {
  body: VideoBody
  parts: readonly string[]
  before: MutableVideo | null
  settings: Settings
}): MutableVideo {
  for (const part of MUTABLE_PARTS) {
    if (body[part] !== undefined && !parts.includes(part)) {
      throw badRequest('unexpectedPart', `The body holds "${part}", which the part parameter does not name`, 'part')
    }
  }
  const next: MutableVideo = {
    snippet: before && !parts.includes('snippet') ? before.snippet : readSnippet({ body, isUpdate: before !== null }),
    status: before && !parts.includes('status') ? before.status : readStatus({ body, settings }),
  }
  for (const part of ['recordingDetails', 'localizations', 'paidProductPlacementDetails'] as const) {
    const value = before && !parts.includes(part) ? before[part] : body[part]
    if (value !== undefined) Object.assign(next, { [part]: value })
  }
  if (next.localizations && Object.keys(next.localizations).length > 0 && next.snippet.defaultLanguage === undefined) {
    throw badRequest(
      'defaultLanguageNotSet',
      'The request is trying to add localized video details without specifying the default language.',
    )
  }
  return next
}

function readSnippet({ body, isUpdate }: { body: VideoBody; isUpdate: boolean }): MutableVideo['snippet'] {
  const { title, description = '', tags, categoryId, defaultLanguage, defaultAudioLanguage } = body.snippet ?? {}
  if (isUpdate && (title === undefined || categoryId === undefined)) {
    throw badRequest('invalidVideoMetadata', 'The request metadata is invalid: snippet needs title and categoryId in every update.')
  }
  if (title === undefined || title.trim() === '' || [...title].length > TITLE_LIMIT || /[<>]/.test(title)) {
    throw badRequest('invalidTitle', 'The request metadata specifies an invalid or empty video title.')
  }
  if (Buffer.byteLength(description) > DESCRIPTION_LIMIT_BYTES || /[<>]/.test(description)) {
    throw badRequest('invalidDescription', 'The request metadata specifies an invalid video description.')
  }
  if (tags !== undefined && (tagsLength(tags) > TAGS_LIMIT || tags.some((tag) => tag.trim() === '' || /[<>]/.test(tag)))) {
    throw badRequest('invalidTags', 'The request metadata specifies invalid video keywords.')
  }
  if (categoryId !== undefined && !CATEGORIES.some(({ id }) => id === categoryId)) {
    throw badRequest('invalidCategoryId', 'The snippet.categoryId property specifies an invalid category ID.')
  }
  return {
    title,
    description,
    categoryId: categoryId ?? DEFAULT_CATEGORY,
    ...(tags === undefined ? {} : { tags }),
    ...(defaultLanguage === undefined ? {} : { defaultLanguage }),
    ...(defaultAudioLanguage === undefined ? {} : { defaultAudioLanguage }),
  }
}

/** Commas between tags count, and a tag with a space counts as if quoted. */
function tagsLength(tags: readonly string[]): number {
  return tags.reduce((sum, tag) => sum + [...tag].length + (tag.includes(' ') ? 2 : 0), Math.max(0, tags.length - 1))
}

function readStatus({ body, settings }: { body: VideoBody; settings: Settings }): MutableVideo['status'] {
  const { privacyStatus: asked = 'public', publishAt, license, embeddable, publicStatsViewable, ...declared } = body.status ?? {}
  if (publishAt !== undefined && asked !== 'private') {
    throw badRequest(
      'invalidPublishAt',
      'The request metadata specifies an invalid scheduled publishing time: only a private video can have one.',
    )
  }
  const { selfDeclaredMadeForKids, containsSyntheticMedia } = declared
  return {
    privacyStatus: settings.isLockedPrivate ? 'private' : asked,
    license: license ?? 'youtube',
    embeddable: embeddable ?? true,
    publicStatsViewable: publicStatsViewable ?? true,
    ...(publishAt === undefined || settings.isLockedPrivate ? {} : { publishAt }),
    ...(selfDeclaredMadeForKids === undefined ? {} : { selfDeclaredMadeForKids }),
    ...(containsSyntheticMedia === undefined ? {} : { containsSyntheticMedia }),
  }
}
