/** The pictures and the film that stand in the form, saved or not. Pure. */
import type { FilmShape } from '../../plan/formats'

export interface MediaFields {
  cover?: unknown
  body?: unknown
  film?: unknown
  clip?: unknown
}

/** The cover and the pictures of the text, each once. */
export function countPictures({ cover, body }: MediaFields): number {
  const images = Array.isArray(body) ? body.map((block: unknown) => hashOf(member(block, 'image'))) : []
  return new Set([hashOf(first(cover)), ...images].filter((hash) => hash !== null)).size
}

/** @param known what the server saw in the film of the saved draft */
export function filmIn(input: { file: unknown; known: (FilmShape & { hash: string }) | null }): FilmShape | 'unseen' | null {
  const file = first(input.file)
  if (!file) return null
  return input.known !== null && input.known.hash === hashOf(file) ? input.known : 'unseen'
}

/** A media field of the form: an object, a list, or nothing. */
function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value
}

function hashOf(file: unknown): string | null {
  const hash = member(file, 'hash')
  return typeof hash === 'string' ? hash : null
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined
}
