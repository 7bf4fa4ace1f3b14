/**
 * Strapi's saves of Items, watched: which version each was made on, and how it ended. By RTK Query's own way of adding to an
 * endpoint, because the form tells nobody, and forgets on a refusal that it holds something unsaved.
 */
import { adminApi } from '@strapi/strapi/admin'
import { OPENED_VERSION_HEADER } from '../../editorial/form-contract'
import { ITEM_PATHS } from '../editorial/item-path'

export interface SavedDocument {
  documentId: string
  version: string | null
}
export type SaveEvent = { model: string; documentId: string | null } & (
  | { kind: 'started' }
  | { kind: 'saved'; saved: SavedDocument }
  /** `details` of Strapi's error, when it was the server that refused */
  | { kind: 'failed'; details: unknown }
)

const listeners = new Set<(event: SaveEvent) => void>()
/** By document: the version its form was filled from. */
const opened = new Map<string, string>()

export function onSave(listener: (event: SaveEvent) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The next save of this document is made on this version. */
export function openedAt(documentId: string, version: string): void {
  opened.set(documentId, version)
}

/** Once, after Strapi has made its endpoints. */
export function watchSaves(): void {
  const endpoints = { createDocument: watch, updateDocument: watch }
  adminApi.enhanceEndpoints({ endpoints })
}

interface SaveArg {
  model: string
  documentId?: string
}
interface Endpoint {
  invalidatesTags?: unknown
  query(arg: SaveArg): { config?: { headers?: object } }
  onQueryStarted?(arg: SaveArg, api: { queryFulfilled: Promise<{ data: unknown }> }): unknown
}

function watch(endpoint: Endpoint): void {
  const { query, onQueryStarted, invalidatesTags } = endpoint
  endpoint.query = (arg) => {
    const asked = query(arg)
    const version = ITEM_PATHS[arg.model] ? (arg.documentId ? opened.get(arg.documentId) : 'new') : undefined
    if (version === undefined) return asked
    return { ...asked, config: { ...asked.config, headers: { ...asked.config?.headers, [OPENED_VERSION_HEADER]: version } } }
  }
  // A refused save must not fetch the Item anew: Strapi's form would put that over what is being typed.
  endpoint.invalidatesTags = (result: unknown, error: unknown, arg: SaveArg) =>
    error && ITEM_PATHS[arg.model] ? [] : typeof invalidatesTags === 'function' ? invalidatesTags(result, error, arg) : invalidatesTags
  // For an Item instead of Strapi's own, which shows a save as done before it is: undoing that would empty the form.
  endpoint.onQueryStarted = (arg, api) => (ITEM_PATHS[arg.model] ? follow(arg, api.queryFulfilled) : onQueryStarted?.(arg, api))
}

async function follow({ model, documentId = undefined }: SaveArg, outcome: Promise<{ data: unknown }>): Promise<void> {
  const form = { model, documentId: documentId ?? null }
  tell({ ...form, kind: 'started' })
  try {
    const saved = savedDocument((await outcome).data)
    if (saved.version !== null) openedAt(saved.documentId, saved.version)
    tell({ ...form, kind: 'saved', saved })
  } catch (error) {
    tell({ ...form, kind: 'failed', details: member(member(error, 'error'), 'details') })
  }
}

function tell(event: SaveEvent): void {
  for (const listener of listeners) listener(event)
}

function savedDocument(answer: unknown): SavedDocument {
  const document = member(answer, 'data')
  const [documentId, version] = [member(document, 'documentId'), member(document, 'updatedAt')]
  return { documentId: typeof documentId === 'string' ? documentId : '', version: typeof version === 'string' ? version : null }
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined
}
