/** The Page's newest posts, and the one that a pasted link names: for a person who must say which is ours. Reads only. */
import { z } from 'zod'
import type { Candidate } from '../candidate'
import type { ChannelContext } from '../channel'
import type { FacebookDeps } from './client'
import { isMissing, toChannelError } from './errors'
import { linkOf, POST_FIELDS, postSchema, timeOf, type Post } from './objects'
import { DEADLINES } from './settings'

const LATEST = '25'
const shownSchema = postSchema.extend({ full_picture: z.string().nullish() })
const pageSchema = z.looseObject({ data: z.array(shownSchema) })
/** What posts and videos both tell. */
const NAMED_FIELDS = 'id,from{id},created_time,permalink_url'
const namedSchema = z.looseObject({
  id: z.string().min(1),
  from: z.looseObject({ id: z.string() }).nullish(),
  created_time: z.string().nullish(),
  permalink_url: z.string().nullish(),
})

type Reading = { deps: FacebookDeps; ctx: ChannelContext }

export async function latestPosts({ deps, ctx }: Reading): Promise<Candidate[]> {
  const { client, settings } = deps
  const params = { fields: `${POST_FIELDS},full_picture`, limit: LATEST }
  const { data } = await ctx.read({ name: 'latest-posts', deadlineMs: DEADLINES.read }, (signal) =>
    client.demand({ method: 'GET', path: `${settings.pageId}/published_posts`, params, schema: pageSchema, effect: 'read', signal, ctx }),
  )
  return data.map((post) => toCandidate({ post, deps }))
}

/** Links of Facebook have many forms, some of which no API resolves: one that is among the newest posts is known by its address. */
export async function identifyPost({ deps, ref, ctx }: Reading & { ref: string }): Promise<Candidate | null> {
  const newest = await latestPosts({ deps, ctx })
  const known = newest.find(({ id, url }) => id === ref || (url !== null && isSameAddress(url, ref)))
  if (known) return known
  const id = idOf({ ref, pageId: deps.settings.pageId })
  return newest.find((candidate) => candidate.id === id) ?? (id === null ? null : readNamed({ deps, id, ctx }))
}

async function readNamed({ deps, id, ctx }: Reading & { id: string }): Promise<Candidate | null> {
  const named = await ctx.read({ name: 'named-post', deadlineMs: DEADLINES.read }, async (signal) => {
    const call = { method: 'GET', path: id, params: { fields: NAMED_FIELDS }, effect: 'read', signal, ctx } as const
    const answer = await deps.client.ask({ ...call, schema: namedSchema })
    if (answer.ok) return answer.value
    if (isMissing(answer.failure)) return null
    throw toChannelError({ failure: answer.failure, effect: 'read', now: ctx.now() })
  })
  if (named?.from?.id !== deps.settings.pageId) return null
  const url = named.permalink_url ? new URL(named.permalink_url, deps.settings.webUrl).href : null
  return { id: named.id, url, text: '', link: null, createdAt: timeOf(named.created_time), pictureUrl: null, isOurs: false }
}

/** A film's post is known by its video, as its receipt is. */
function toCandidate({ post, deps }: { post: Post & { full_picture?: string | null | undefined }; deps: FacebookDeps }): Candidate {
  const [attachment] = post.attachments?.data ?? []
  const videoId = attachment?.media_type === 'video' ? attachment.target?.id : null
  return {
    id: videoId ?? post.id,
    url: post.permalink_url ? new URL(post.permalink_url, deps.settings.webUrl).href : null,
    text: post.message ?? '',
    link: videoId ? null : linkOf(post),
    createdAt: timeOf(post.created_time),
    pictureUrl: post.full_picture ?? null,
    isOurs: post.application?.id === deps.settings.appId,
  }
}

/** `…/permalink.php?story_fbid=1&id=2`, `…/posts/1`, `…/2_1`, `…/videos/1`, `…/watch/?v=1`, `…/reel/1`, or the bare id. */
function idOf({ ref, pageId }: { ref: string; pageId: string }): string | null {
  if (/^\d+(_\d+)?$/.test(ref)) return ref
  if (!URL.canParse(ref)) return null
  const url = new URL(ref)
  const story = url.searchParams.get('story_fbid')
  if (story) return /^\d+$/.test(story) ? `${url.searchParams.get('id') ?? pageId}_${story}` : null
  const watched = url.searchParams.get('v')
  if (watched) return /^\d+$/.test(watched) ? watched : null
  const [kind, last] = url.pathname.split('/').filter(Boolean).slice(-2)
  if (!last || !/^\d+(_\d+)?$/.test(last)) return null
  return kind === 'posts' && !last.includes('_') ? `${pageId}_${last}` : last
}

function isSameAddress(one: string, other: string): boolean {
  if (!URL.canParse(other)) return false
  const [a, b] = [new URL(one), new URL(other)]
  const bare = (url: URL) => url.hostname.replace(/^(www|m|web)\./, '') + url.pathname.replace(/\/+$/, '')
  return bare(a) === bare(b) && a.searchParams.get('story_fbid') === b.searchParams.get('story_fbid')
}
