/** One answer of `GET /editorial/:type/:documentId` per Item, shared by the actions and the side panel. */
import { useEffect, useSyncExternalStore } from 'react'
import { getFetchClient } from '@strapi/strapi/admin'
import type { ChannelEdits, EditorialView, OfferedTransition } from '../../editorial/contract'

export interface Delivery {
  channel: string
  state: string
  receipt?: { url?: string | null } | null
  attempts?: number
  /** how much of an upload under way has gone */
  sentPercent?: number | null
  dueAt?: string | null
  reason?: string | null
  /** what the channel could not change on what is there */
  partly?: string | null
  live?: { at?: string | null } | null
  error?: { message: string; help?: string | null; who?: string | null } | null
}

export interface EditorialAnswer extends EditorialView {
  deliveries: Delivery[] | null
  notice: string | null
  /** of a published Item, when the publisher answers */
  editMatrix?: ChannelEdits[] | null
}

const answers = new Map<string, EditorialAnswer>()
const inFlight = new Map<string, Promise<void>>()
const listeners = new Set<() => void>()

/** @param version what is on the screen (the document's `updatedAt`): a new one asks again */
export function useEditorial(address: string | null, version: unknown): EditorialAnswer | null {
  useEffect(() => {
    if (address !== null) void refresh(address)
  }, [address, version])
  return useKnownAnswer(address)
}

/** Without asking again: a dialog must go on with the text that was read. */
export function useKnownAnswer(address: string | null): EditorialAnswer | null {
  return useSyncExternalStore(subscribe, () => (address === null ? null : knownAnswer(address)))
}

/** What is known now, outside of a rendering. */
export function knownAnswer(address: string): EditorialAnswer | null {
  return answers.get(address) ?? null
}

/** One transition has two buttons where a small change may take the short way. */
export type WhichTransition = Pick<OfferedTransition, 'transition' | 'minor'>

/** Its button, while this person has it. */
export function offered(answer: EditorialAnswer, { transition, minor }: WhichTransition): OfferedTransition | null {
  const all = answer.mainTransition ? [answer.mainTransition, ...answer.others] : answer.others
  return all.find((one) => one.transition === transition && one.minor === minor) ?? null
}

/** Asked once, however many ask at the same moment. */
export function refresh(address: string): Promise<void> {
  const running = inFlight.get(address)
  if (running) return running
  const asking = get(address)
    .then(({ data }) => put(address, data))
    .catch(() => undefined) // no right to read, or the server is away: the panel then shows nothing of ours
    .finally(() => inFlight.delete(address))
  inFlight.set(address, asking)
  return asking
}

/** After something was done: an answer that was on its way before it tells of the time before. */
export async function refreshAfter(address: string): Promise<void> {
  await inFlight.get(address)
  return refresh(address)
}

/** Only what became of it: the hash must stay the one of the text on the screen, or an approval could name an unread version. */
export async function refreshDeliveries(address: string): Promise<void> {
  const { data } = await get(address)
  const known = answers.get(address)
  put(address, known ? { ...known, deliveries: data.deliveries, notice: data.notice } : data)
}

/** Not by the hook: its client cuts a request off when its component goes, while others wait for the same answer. */
function get(address: string) {
  return getFetchClient().get<EditorialAnswer>(address)
}

function put(address: string, answer: EditorialAnswer): void {
  answers.set(address, answer)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
