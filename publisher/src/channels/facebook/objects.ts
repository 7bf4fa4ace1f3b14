/** What we read of Facebook's objects, and how its texts, times and addresses are compared with ours. */
import { z } from 'zod'
import type { ReceiptDraft } from '../channel'
import type { FacebookDeps } from './client'

const text = z.string().nullish()

export const POST_FIELDS =
  'id,message,created_time,permalink_url,is_published,is_hidden,application{id},attachments{media_type,type,title,url,unshimmed_url,target{id,url},subattachments{media_type,target{id}}}'
const targetSchema = z.looseObject({ id: text, url: text }).nullish()
const attachmentSchema = z.looseObject({
  media_type: text,
  url: text,
  unshimmed_url: text,
  target: targetSchema,
  /** of an album: its pictures */
  subattachments: z.looseObject({ data: z.array(z.looseObject({ media_type: text, target: targetSchema })) }).nullish(),
})
export const postSchema = z.looseObject({
  id: z.string().min(1),
  message: text,
  created_time: text,
  permalink_url: text,
  is_published: z.boolean().nullish(),
  is_hidden: z.boolean().nullish(),
  application: z.looseObject({ id: text }).nullish(),
  attachments: z.looseObject({ data: z.array(attachmentSchema) }).nullish(),
})
export type Post = z.infer<typeof postSchema>

const bytes = z.coerce.number().int().min(0).nullish().catch(null)

/** Meta's pages print both `error` and `errors`: either is a failure, whatever the overall status still says. */
const phaseSchema = z
  .looseObject({
    status: text,
    publish_status: text,
    error: z.unknown().optional(),
    errors: z.unknown().optional(),
    // spelt both ways
    bytes_transferred: bytes,
    bytes_transfered: bytes,
  })
  .transform(({ status, publish_status, error, errors, bytes_transferred, bytes_transfered }) => ({
    status: status ?? null,
    publishStatus: publish_status ?? null,
    bytes: bytes_transferred ?? bytes_transfered ?? null,
    isFailed: status === 'error' || publish_status === 'error' || isFilled(error) || isFilled(errors),
  }))
  .nullish()

export const VIDEO_FIELDS = 'id,title,description,published,post_id,permalink_url,created_time,status'
export const videoSchema = z.looseObject({
  id: z.string().min(1),
  title: text,
  description: text,
  published: z.boolean().nullish(),
  post_id: text,
  permalink_url: text,
  status: z
    .looseObject({ video_status: text, uploading_phase: phaseSchema, processing_phase: phaseSchema, publishing_phase: phaseSchema })
    .nullish(),
})
export type Video = z.infer<typeof videoSchema>

export const COMMENT_FIELDS = 'id,message,from,created_time'
export const commentSchema = z.looseObject({ id: z.string().min(1), message: text, from: z.looseObject({ id: text }).nullish() })

export const successSchema = z.looseObject({ success: z.literal(true) })

/** Facebook keeps text but not its form: compared in NFC, with any white space as one blank. */
export function folded(value: string | null | undefined): string {
  return (value ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** `2019-01-02T18:31:28+0000`: no colon in the offset, which Date does not promise to read. */
export function timeOf(value: string | null | undefined): Date | null {
  const at = new Date((value ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
  return Number.isNaN(at.getTime()) ? null : at
}

/** The first address a post links to, with Facebook's redirector taken off; null when it links nowhere. */
export function linkOf(post: Post): string | null {
  const [first] = post.attachments?.data ?? []
  const address = first?.unshimmed_url ?? first?.url ?? first?.target?.url
  return address ? unshimmed(address) : null
}

/** The pictures a post shows, in order: one alone is its attachment, several stand below it. */
export function photoIdsOf(post: Post): string[] {
  const [first] = post.attachments?.data ?? []
  const shown = first?.subattachments?.data ?? (first?.media_type === 'photo' ? [first] : [])
  return shown.flatMap(({ target }) => target?.id ?? [])
}

export function postReceipt({ post, deps }: { post: Post; deps: FacebookDeps }): ReceiptDraft {
  const { id, permalink_url: permalink } = post
  const photoIds = photoIdsOf(post)
  return {
    key: 'post',
    externalId: id,
    url: permalink ? new URL(permalink, deps.settings.webUrl).href : null,
    ...(photoIds.length > 0 ? { data: { form: 'photos', photoIds } } : {}),
  }
}

/** Same page of ours: the path decides, since parameters are added on the way and a site may move to another host. */
export function isSamePage({ link, other }: { link: string; other: string | null }): boolean {
  return other !== null && pathOf(link) === pathOf(other)
}

/** The page's present address or one it had: those lead on to it. */
export function isOneOf({
  rendition,
  other,
}: {
  rendition: { link: string; formerLinks: readonly string[] }
  other: string | null
}): boolean {
  return [rendition.link, ...rendition.formerLinks].some((link) => isSamePage({ link, other }))
}

function pathOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  return new URL(address).pathname.replace(/\/+$/, '')
}

function unshimmed(address: string): string {
  if (!URL.canParse(address)) return address
  const url = new URL(address)
  return /^lm?\.facebook\.com$/.test(url.hostname) ? (url.searchParams.get('u') ?? address) : address
}

function isFilled(value: unknown): boolean {
  if (value === undefined || value === null) return false
  return Array.isArray(value) ? value.length > 0 : true
}
