/** An Item through the editorial chain, each step by the person whose step it is, over HTTP as at the panel. */
import { type Stage, STAGES, type Transition } from '@hl/config/chain'
import { z } from 'zod'
import type { AdminApi } from '../admin-api'

export interface Board {
  editor: AdminApi
  reviewer: AdminApi
  chief: AdminApi
}

const viewSchema = z.object({
  stage: z.enum(STAGES),
  releaseHash: z.string().nullable(),
  checklist: z.array(z.object({ id: z.string() })),
})

/**
 * Whichever preset is in force: it follows the stages it meets.
 * @param input.path `articles/<documentId>`
 * @returns the hash that was approved; null where the Item cannot go on (incomplete, rejected, taken down, approved before)
 */
export async function walkToApproval({ board, path }: { board: Board; path: string }): Promise<string | null> {
  const address = `/editorial/${path}`
  if ((await walkToApprover({ board, path })) !== 'awaiting_approval') return null
  const { releaseHash, checklist } = await look({ api: board.chief, address })
  if (releaseHash === null) return null
  await board.chief.call({ method: 'POST', path: `${address}/approve`, body: { releaseHash, checklist: ticked(checklist) } })
  return releaseHash
}

/** @returns the stage in which it waits for its approver, or where it cannot go on */
export async function walkToApprover({ board, path }: { board: Board; path: string }): Promise<Stage> {
  const address = `/editorial/${path}`
  let { stage } = await look({ api: board.editor, address })
  for (let step = next(stage); step !== null; step = next(stage)) {
    const api = board[step.by]
    const body = step.by === 'reviewer' ? { checklist: ticked((await look({ api, address })).checklist) } : {}
    stage = viewSchema.parse(await api.call({ method: 'POST', path: `${address}/${step.transition}`, body })).stage
  }
  return stage
}

function ticked(checklist: readonly { id: string }[]): Record<string, boolean> {
  return Object.fromEntries(checklist.map(({ id }) => [id, true]))
}

function look({ api, address }: { api: AdminApi; address: string }) {
  return api.call({ method: 'GET', path: address }).then((answer) => viewSchema.parse(answer))
}

function next(stage: Stage): { transition: Transition; by: keyof Board } | null {
  switch (stage) {
    case 'draft':
      return { transition: 'submit', by: 'editor' }
    case 'submitted':
      return { transition: 'take', by: 'editor' }
    case 'in_edit':
      return { transition: 'requestCheck', by: 'editor' }
    case 'in_check':
      return { transition: 'passCheck', by: 'reviewer' }
    case 'awaiting_approval':
    case 'approved':
    case 'rejected':
    case 'taken_down':
      return null
  }
}
